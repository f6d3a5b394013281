package org.elpis.detect;

/// What a word tells about the words beside it: a title stands before a name, a month beside a day.
///
/// One word can have several roles, as bits. Words are folded, in English, German, French, Spanish, Dutch,
/// Italian and Portuguese. Stateless after loading; a look-up allocates nothing.
final class Cue {
    /// A name follows: `Frau`, `Mrs`.
    static final int TITLE = 1;
    /// A title where a point follows it or its second letter is small; else a modality, a state, an initial.
    static final int SHORT_TITLE = 1 << 1;
    /// A name follows behind a colon or with a capital: `physician`, `Patient`.
    static final int PERSON = 1 << 2;
    /// What somebody did who may be named behind [#AGENT] or a colon: `signed`, `discussed`.
    static final int ACT = 1 << 3;
    /// `by`, `with`, `von`.
    static final int AGENT = 1 << 4;
    /// An agent that needs no act before it in sentences.
    static final int BY = 1 << 5;
    /// What persons do and diseases do not, behind the name: `reports`, `lives`.
    static final int PERSON_DOES = 1 << 6;
    /// Small words that show a text to be made of sentences, and are nobody's name there.
    static final int FUNCTION = 1 << 7;
    /// Words that show a text to be German, where every noun has a capital.
    static final int GERMAN = 1 << 8;
    /// Before an author's name: `Morbus`, `maladie (de)`.
    static final int NAMED_AFTER = 1 << 9;
    /// `of` between such a word and the author.
    static final int OF = 1 << 10;
    static final int AND = 1 << 11;
    static final int MONTH = 1 << 12;
    static final int WEEKDAY = 1 << 13;
    /// A number that follows is somebody's: `room`, `MRN`.
    static final int NUMBERED = 1 << 14;
    /// A number that follows reaches somebody: `tel`.
    static final int REACHES = 1 << 15;
    static final int YEARS = 1 << 16;
    static final int AGED = 1 << 17;
    static final int NUMBER_WORD = 1 << 18;
    static final int NINETY = 1 << 19;
    /// Behind the name of a street, with a number before it.
    static final int STREET_BEHIND = 1 << 20;
    /// Before the name of a street.
    static final int STREET_BEFORE = 1 << 21;
    /// Part of the name of an institution.
    static final int INSTITUTION = 1 << 22;
    /// Surnames as well, yet in the texts of a scanner the part of the body, the side or the modality: they
    /// stay beside a name. The patient's own name goes whatever word it is.
    static final int EXAMINATION = 1 << 23;

    /// Small words within a family name: `van`, `del`.
    static final int PARTICLE = 1 << 24;
    /// Behind a name: `MD`, `RN`.
    static final int CREDENTIAL = 1 << 25;
    /// An act after which the name follows behind a colon.
    static final int SIGNED = 1 << 26;
    /// Makers of devices: what stands beside them is a product and no institution.
    static final int MAKER = 1 << 27;
    /// Before the numbers of vertebrae: `LWK 4/5`.
    static final int LEVEL = 1 << 28;
    /// Diseases that are called by the author alone: `known Parkinson`.
    static final int DISEASE = 1 << 29;
    /// Before the number of a door: `Suite 501`.
    static final int PART_OF_HOUSE = 1 << 30;
    /// A word of forms, which stands beside names and numbers and is none.
    static final int LABEL = TITLE | SHORT_TITLE | PERSON | ACT | NUMBERED | REACHES | AGED;

    private static final int PLACES = 1 << 12;
    private static final long[] WORDS = new long[PLACES];
    private static final int[] ROLES = new int[PLACES];

    static {
        add(TITLE, """
                drs prof professor mrs miss mme mlle madame monsieur mademoiselle frau herr herrn doctor doktor docteur dra
                sra srta senor senora dott dottore dottoressa dottssa signor signora mevr mevrouw meneer dhr kollege
                kollegin kollegen sir madam nurse schwester pfleger senhor senhora doutor doutora
                enfermero enfermera enfermeiro enfermeira""");
        add(SHORT_TITLE, "dr mr ms m sr pr hr fr sig mw ing don");
        add(PERSON, """
                patient patientin pat name vorname nachname surname forename firstname lastname pt physician provider
                radiologist radiologe radiologin radiologue radiologo radioloog doctor attending resident
                technologist technician technicien referrer surgeon author reader nurse consultant requester cc contact arzt
                aerztin arztin oberarzt befunder untersucher zuweiser ueberweiser uberweiser einsender medecin
                patiente nom prenom medico paciente nombre apellido apellidos paziente nome cognome naam voornaam achternaam
                aanvrager verslaglegger arts huisarts medecin interne operator transcriptionist clinician
                cardiologist oncologist neurologist pathologist daughter husband wife mother father brother sister
                ehefrau ehemann tochter sohn mutter vater facultativo peticionario solicitante remitente firmante
                radiologa medica utente doente sobrenome apelido nome assinante laudador esposo esposa hijo hija
                hermano hermana marido mujer filho filha irmao mulher""");
        add(ACT, """
                dictated signed read reported reviewed verified interpreted transcribed referred seen performed approved
                finalized authenticated requested ordered examined attended discussed discussion spoke communicated conveyed
                relayed told called notified informed addressed faxed phoned given reported conferred consultation
                consulted typed entered electronically attested supervised prepared validated co cosigned assigned
                befundet diktiert untersucht unterschrieben freigegeben validiert betreut weiterbetreut
                uberwiesen ueberwiesen veranlasst besprochen mitgeteilt gez geschrieben vidiert erstellt
                vu vue adresse adressee valide validee signe signee dicte dictee realise realisee lu lue relu suivi suivie
                interprete redige prevenu
                informado informada remitido remitida visto vista firmado firmada fdo dictado validado realizado solicitado
                avisado avisada comentado comentada informa firma dictada validada realizada solicitada derivado derivada
                comunica comunicado comunicada explorado explorada atendido atendida
                laudado laudada assinado assinada encaminhado encaminhada examinado examinada discutido discutida
                referenciado referenciada ditado revisto revista
                beoordeeld aangevraagd gezien geaccordeerd besproken verwezen ondertekend getekend
                refertato refertata firmato eseguito richiesto inviato""");
        add(SIGNED, """
                dictated signed read reported reviewed verified interpreted transcribed approved finalized authenticated
                supervised typed entered attested cosigned befundet diktiert unterschrieben validiert vidiert freigegeben
                signe signee valide validee dicte dictee lu relu interprete redige firmado firmada informado dictado validado
                laudado assinado assinada ditado revisto firma
                beoordeeld geaccordeerd ondertekend getekend refertato firmato""");
        add(
                AGENT,
                "by with to from von durch mit an par avec por con door met aan da dal al a bei chez com pelo pela ao");
        add(BY, "by par por pelo pela door");
        add(PERSON_DOES, """
                reports states complains denies lives presents presented called calls said says agrees agreed requested
                requests describes underwent fell feels felt works worked came comes attended returned arrived asked
                recommended recommends vive mora reside acude refiere procurou refere relata habite wohnt woont wishes wants
                told reported stated complained denied describe report""");
        add(FUNCTION, """
                a an the of in on at by for from to with without into after before during since until through over under
                above below between and or but as than then if is are was were be been being has have had do does did
                not no there this that these those it its which who what when where while he him his she her they them
                their we our you your i my me all any both each more most much some such other will would can could may
                might must shall should so too very also only once well year years old male man men female woman due per
                up out off again still just now seen about regarding concerning around across via within who whom whose
                der die das und mit ohne vom von im am zur zum bei nach auf aus fur fuer ist sind wird wurde kein keine
                keinen keiner nicht sich eine einer eines einem einen ein des dem den oder als auch noch nur sowie
                le la les du un une et ou dans sur sous avec sans pour est sont pas ne au aux par ce cette qui que plus
                el los las uno una y o en con sin por para es son se no del al lo su de da di che il lo gli non nel
                della del per con een het zij hij elle il ella sie van op te ter voor zonder geen niet is zijn wordt met bij naar uit
                se lo os as um uma com sem em na nos nas dos das ao aos pelo pela nao sao foi ha mais ou desde hasta sobre
                tras entre muy mas este esta como""");
        add(GERMAN, """
                und mit ohne vom zur zum der das dem ist sind wird kein keine keinen nicht sich auf nach bei beim sowie
                eine einer eines befund beurteilung fragestellung patientin beidseits rechts links""");
        add(NAMED_AFTER, """
                morbus maladie syndrome syndrom sindrome signe signo segno zeichen kyste quiste cisti fracture fractura
                frattura fraktur ligne lignes linea lineas nodule nodules canal conducto sonde sonda catheter cateter stade
                estadio stadio score index indice ligament ligamento muscle trou lymphome linfoma sarcome sarcoma tumeur
                tumor enfermedad malattia morbo ziekte diverticule diverticulo anneau anillo hernie hernia phenomene
                fenomeno contracture criteres criterios classification clasificacion classificazione thyroidite tiroiditis
                                choree corea grasa gordura neuroma malformacion malformacao angulo escala
                metodo tablas tabela doenca sinal cisto fratura                 linha nodulo conduto estagio
                escore anel classificacao criterio criterios manobra tireoidite quistes signos ligamentos
                test manoeuvre maniobra nerf glande plaque oedeme disease sign grade type nach cyst lymphoma
                criteria protocol catheter palsy lesion stain method ring
                stadium klassifikation""");
        add(OF, "de d du di del do da von van of");
        add(PARTICLE, "de del della di da dos das du la le los van von der den ter ten zu zum al el bin ibn y");
        add(CREDENTIAL, "md rn do phd np facr frcr mbbs dds dmd bsn mph msc bsc arrt rdms dpm dnp crna");
        add(AND, "and und et y e en");
        add(MONTH, """
                january february march april may june july august september october november december
                jan feb mar apr jun jul aug sep sept oct nov dec
                januar jaenner janner februar marz maerz mai juni juli oktober dezember okt dez
                janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre janv fevr juil
                enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic
                januari februari maart mei augustus mrt setiembre
                janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro fev dez
                gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott""");
        add(WEEKDAY, """
                monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
                samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves
                viernes sabado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lunedi martedi mercoledi
                giovedi venerdi domenica""");
        add(NUMBERED, """
                room ward bed zimmer bett station saal chambre lit salle cama habitacion sala kamer zaal camera letto stanza
                mrn id acc accession apt apartment suite box floor etage piso postfach extension ext medrec
                fallnummer fall pat nr nhc ipp dossier account encounter visit record file badge
                leito enfermaria prontuario processo utente expediente historia episodio
                raum rm loc zip postcode postleitzahl plz wing bay pager case policy insurance license""");
        add(REACHES, """
                tel telefon phone telephone fax mobile cell pager ext extension telefono telefoon mobil handy durchwahl
                ruckfragen rueckfragen reached desk telefone celular telemovel ramal contato""");
        add(YEARS, """
                y yo yr yrs year years yof yom jahre jahr jahriger jaehriger jahrige jaehrige jahrigen jaehrigen jahrig
                jaehrig j ans an anos ano anni anno jaar jarige""");
        add(AGED, "age aged alter alters age agee edad idade leeftijd eta");
        add(NUMBER_WORD, """
                one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
                eighteen nineteen twenty thirty forty fifty sixty seventy eighty hundred thousand first second third
                fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
                seventeenth eighteenth nineteenth twentieth thirtieth""");
        add(NINETY, """
                ninety nineties neunzig noventa novanta negentig einundneunzig zweiundneunzig dreiundneunzig
                vierundneunzig funfundneunzig fuenfundneunzig sechsundneunzig siebenundneunzig achtundneunzig
                neunundneunzig eenennegentig tweeennegentig drieennegentig vierennegentig vijfennegentig zesennegentig
                zevenennegentig achtennegentig negenennegentig novantuno novantadue novantatre novantaquattro
                novantacinque novantasei novantasette novantotto novantanove""");
        add(PERSON, "hausarzt hausarztin hausaerztin mtra mtr mta rta");
        add(STREET_BEHIND, """
                street st road rd avenue ave lane ln drive dr boulevard blvd way close court ct square sq place terrace
                crescent highway parkway row hill gardens grove park alley streets squares""");
        add(
                STREET_BEFORE,
                "rue avenue boulevard chemin allee quai impasse route place calle avenida plaza paseo camino via"
                        + " viale piazza corso rua travessa alameda praca largo estrada avenida carretera ulica ul");
        add(INSTITUTION, """
                hospital hospitals clinic clinics klinik kliniken klinikum uniklinik universitatsklinikum krankenhaus
                hopital clinique ospedale clinica ziekenhuis infirmary sanatorium institute institut instituto istituto
                university universitat universite universidad universita universiteit college center centre centrum zentrum
                centro imaging radiology radiologie practice praxis health healthcare medical memorial general foundation
                spital cabinet polyclinic poliklinik policlinico hospice surgery associates group laboratory labor
                laboratoire laboratorio inc ltd llc corp corporation company gmbh agency""");
        add(LEVEL, "hwk bwk lwk swk segment level levels segments wirbel niveau nivel livello");
        add(DISEASE, """
                parkinson alzheimer crohn hodgkin hashimoto kaposi raynaud sjogren marfan huntington cushing addison basedow
                takayasu bechterew scheuermann perthes barrett bosniak fazekas gleason kellgren fleischner deauville
                pfirrmann modic schatzker hounsfield hartmann whipple foley wirsung douglas""");
        add(PART_OF_HOUSE, "suite apt apartment flat postfach etage piso");
        add(MAKER, """
                siemens philips ge toshiba canon samsung hitachi fuji fujifilm hologic agfa kodak konica shimadzu esaote
                mindray bruker ziehm bracco varian elekta carestream bayer guerbet mallinckrodt zeiss leica olympus nemoto
                medrad barco eizo neusoft brainlab stryker medtronic zimmer depuy""");
        add(EXAMINATION, """
                arm back body bone bowel brain chest colon cord dose dr ear elbow eye face finger foot hand head heart heel
                joint kidney knee left leg liver lower lung mass mr neck phase rib right scout shoulder slice spine standard
                stress thigh thumb toe us view wrist""");
    }

    private Cue() {}

    /// The roles of the word with this hash; 0 when it has none.
    static int of(long hash) {
        int place = place(hash);
        while (WORDS[place] != 0) {
            if (WORDS[place] == hash) {
                return ROLES[place];
            }
            place = place + 1 & PLACES - 1;
        }
        return 0;
    }

    private static int place(long hash) {
        return (int) (hash ^ hash >>> 32) & PLACES - 1;
    }

    private static void add(int role, String words) {
        int at = 0;
        while (at < words.length()) {
            int end = at;
            while (end < words.length() && words.charAt(end) > ' ') {
                end++;
            }
            if (end > at) {
                put(WordTable.hash(words, at, end), role);
            }
            at = end + 1;
        }
    }

    private static void put(long hash, int role) {
        int place = place(hash);
        while (WORDS[place] != 0 && WORDS[place] != hash) {
            place = place + 1 & PLACES - 1;
        }
        WORDS[place] = hash;
        ROLES[place] |= role;
    }
}

package org.elpis.cli;

import java.util.List;
import java.util.Locale;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates.Known;
import org.elpis.engine.DeviceSurvey;
import org.elpis.engine.JsonWriter;

/// Templates of devices, for programs. Private: it names devices.
final class TemplateJson {
    private TemplateJson() {}

    static String of(List<Known> templates) {
        JsonWriter json = new JsonWriter().beginObject().key("templates").beginArray();
        for (Known known : templates) {
            json.beginObject();
            write(known, json);
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    static String of(DeviceSurvey.Survey survey) {
        JsonWriter json = new JsonWriter().beginObject().key("images").value(survey.images());
        json.key("unnamed").value(survey.unnamed()).key("unclear").value(survey.unclear());
        json.key("others").value(survey.others()).key("devices").beginArray();
        for (DeviceSurvey.Surveyed surveyed : survey.devices()) {
            json.beginObject().key("change").value(surveyed.change().name().toLowerCase(Locale.ROOT));
            json.key("looked").value(surveyed.learned().objects());
            if (surveyed.known().isPresent()) {
                write(surveyed.known().get(), json);
            } else {
                write(surveyed.learned().device(), json);
            }
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private static void write(Known known, JsonWriter json) {
        DeviceTemplate template = known.template();
        json.key("id").value(known.id());
        write(template.device(), json);
        json.key("objects").value(template.objects()).key("patients").value(template.patients());
        json.key("places").beginArray();
        for (DeviceTemplate.Place place : template.places()) {
            json.beginObject()
                    .key("x")
                    .value(place.box().x())
                    .key("y")
                    .value(place.box().y());
            json.key("width")
                    .value(place.box().width())
                    .key("height")
                    .value(place.box().height());
            json.key("objects").value(place.objects()).endObject();
        }
        json.endArray();
    }

    private static void write(DeviceModel device, JsonWriter json) {
        json.key("manufacturer").value(device.manufacturer()).key("model").value(device.model());
        json.key("software").value(device.software());
        json.key("rows").value(device.rows()).key("columns").value(device.columns());
        json.key("sopClass").value(device.sopClassUid());
    }
}

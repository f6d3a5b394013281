"""Counts what the detector takes from texts: needed by bench/texts, which says what it prints."""

import csv
import hashlib
import json
import math
import re
import subprocess
import sys

TOKEN = re.compile(r"[^\W_]+")
MARKED = re.compile(r"\{\{([A-Z]+):(.*?)\}\}", re.S)
HARMLESS_AGE = 89
Z = 1.96


class Document:
    def __init__(self, group, text, gold=(), name="", number=""):
        self.group, self.text, self.gold, self.name, self.number = group, text, list(gold), name, number
        self.tokens = [match.span() for match in TOKEN.finditer(text) if set(match.group()) != {"X"}]


def marked(path):
    """Our own form: `== language` starts a report, {{LABEL:text}} marks what identifies."""
    documents, language, lines = [], None, []
    for line in open(path, encoding="utf-8").read().splitlines() + ["== end"]:
        if line.startswith("== "):
            if lines:
                documents.append(unmarked(language, "\n".join(lines)))
            language, lines = line[3:].strip(), []
        elif language and not line.startswith("#"):
            lines.append(line)
    return documents


def unmarked(language, text):
    plain, gold, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        gold.append((len(plain), len(plain) + len(match[2]), match[1]))
        plain, at = plain + match[2], match.end()
    return Document(language, plain + text[at:], gold)


def json_lines(path):
    """One report a line: text, language, spans of start, end, label."""
    documents = []
    for line in open(path, encoding="utf-8"):
        report = json.loads(line)
        gold = [(span["start"], span["end"], span["label"]) for span in report["spans"] if span["text"].strip()]
        fields = {}
        for span in report["spans"]:
            fields.setdefault(span.get("field"), span["text"])
        name = fields.get("LAST", "") + "^" + fields.get("FIRST", "")
        documents.append(Document(report["language"], report["text"], gold, name.strip("^"), fields.get("MRN", "")))
    return documents


def sentences(path):
    """presidio-research: a list of full_text and spans."""
    return [
        Document("sentences", entry["full_text"],
                 [(span["start_position"], span["end_position"], span["entity_type"]) for span in entry["spans"]])
        for entry in json.load(open(path, encoding="utf-8"))
    ]


def reports(path):
    """Indiana University: findings and the other texts of a report in columns; halves by a hash of uid."""
    documents = []
    for row in csv.DictReader(open(path, encoding="utf-8")):
        half = "half A (tuned on)" if hashlib.sha256(row["uid"].encode()).digest()[0] % 2 == 0 else "half B"
        for column in ("indication", "comparison", "findings", "impression"):
            if row[column]:
                documents.append(Document(half, row[column]))
    return documents


def read(path):
    for ending, reader in ((".csv", reports), (".jsonl", json_lines), (".json", sentences), (".txt", marked)):
        if path.endswith(ending):
            return reader(path)
    sys.exit("texts: no reader for " + path)


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", " ")


def detector(command):
    def find(documents, known):
        lines = "".join(
            f"{document.name if known else ''}\t{document.number if known else ''}\t{escaped(document.text)}\n"
            for document in documents
        )
        answer = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
        return [in_characters(document.text, line) for document, line in zip(documents, answer.split("\n"))]

    return find


def in_characters(text, line):
    spans = []
    for part in line.split():
        bounds, kind = part.split(":")
        start, end = map(int, bounds.split("-"))
        units = text.encode("utf-16-le")
        start, end = (len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in (start, end))
        spans.append((start, end, kind))
    return spans


def capitals_and_digits(documents, known):
    """The peer: whatever starts with a capital or has a digit goes."""
    return [
        [(a, b, "") for a, b in document.tokens if document.text[a].isupper() or re.search(r"\d", document.text[a:b])]
        for document in documents
    ]


def is_gone(token, spans):
    return any(start < token[1] and token[0] < end for start, end, _ in spans)


def wilson(hits, count):
    if count == 0:
        return "-"
    if hits == 0:
        return f"0 to {100 * min(1, 3 / count):.2f} %"
    share, square = hits / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = Z * math.sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    return f"{100 * (middle - half):.2f} to {100 * (middle + half):.2f} %"


def label_of(document, gold):
    start, end, label = gold
    if label != "AGE":
        return label
    digits = re.search(r"\d+", document.text[start:end])
    return "AGE to 89, may stay" if digits and int(digits[0]) <= HARMLESS_AGE else "AGE over 89"


def measure(documents, find, known, verbose):
    kept, lost, missed = {}, {}, {}
    for document, spans in zip(documents, find(documents, known)):
        inside = [False] * len(document.tokens)
        for gold in document.gold:
            whole, cell = True, kept.setdefault((document.group, label_of(document, gold)), [0, 0, 0, 0])
            for index, token in enumerate(document.tokens):
                if gold[0] < token[1] and token[0] < gold[1]:
                    inside[index] = True
                    gone = is_gone(token, spans)
                    whole &= gone
                    cell[2] += not gone
                    cell[3] += 1
            cell[0] += not whole
            cell[1] += 1
            if not whole and "may stay" not in label_of(document, gold):
                around = document.text[max(0, gold[0] - 30) : gold[1] + 20]
                missed.setdefault(label_of(document, gold), []).append((document.text[gold[0] : gold[1]], around))
        cell = lost.setdefault(document.group, [0, 0, {}])
        for index, token in enumerate(document.tokens):
            if not inside[index]:
                gone = is_gone(token, spans)
                cell[0] += gone
                cell[1] += 1
                if gone:
                    word = document.text[token[0] : token[1]]
                    cell[2][word] = cell[2].get(word, 0) + 1
    show(kept, lost)
    if verbose:
        for label, spans in missed.items():
            for text, around in spans[:verbose]:
                print(f"    missed {label}: {text!r} in {around!r}")
        for group, (_, _, words) in lost.items():
            most = sorted(words.items(), key=lambda item: -item[1])[: 5 * verbose]
            print(f"    lost in {group}:", " ".join(f"{word}:{count}" for word, count in most))


def show(kept, lost):
    if kept:
        print("| | label | spans | left, wholly or in part | words left | 95 % |")
        print("| --- | --- | ---: | ---: | ---: | --- |")
        for (group, label), (left, count, words, of) in sorted(kept.items()):
            print(f"| {group} | {label} | {count} | {left} | {words} of {of} | {wilson(left, count)} |")
        print()
    print("| | other tokens | taken | | 95 % |")
    print("| --- | ---: | ---: | ---: | --- |")
    for group, (gone, count, _) in sorted(lost.items()):
        print(f"| {group} | {count} | {gone} | {100 * gone / max(1, count):.2f} % | {wilson(gone, count)} |")
    print()


def main():
    arguments, command = sys.argv[1:], []
    if "--" in arguments:
        cut = arguments.index("--")
        arguments, command = arguments[:cut], arguments[cut + 1 :]
    verbose = 0
    if arguments and arguments[0].startswith("--show="):
        verbose = int(arguments.pop(0)[7:])
    for path in arguments:
        documents = read(path)
        print(f"## {path.rsplit('/', 1)[-1]}: {len(documents)} texts\n\nElpis, nothing known:\n")
        measure(documents, detector(command), False, verbose)
        if any(document.name or document.number for document in documents):
            print("Elpis, the patient's name and number known:\n")
            measure(documents, detector(command), True, verbose)
        print("Peer, every word with a capital and every number goes:\n")
        measure(documents, capitals_and_digits, False, 0)


main()

#!/usr/bin/python3
"""Fits the table that tells lines of text from other chains, from the measures of candidates.

  fit.py [--half] TABLE CSV...    rows are: 1 or 0, frame[:line:covered] words, box, measures..., old score

With --half chains of the half of the real frames that bench/burned-in asks about are left out, so that it tells what
a table fitted like this does with frames it has not seen; the table that is used is fitted on all. Chest X-rays show
an R or L, so their chains of one or two are left out.
The rows are written by LineMeasures, among the tests of vision; bench/pixels/fit does all of it. Needs
Debian python3-sklearn. A line counts as text when it covers more than 60 % of the glyph pixels of a line that was
drawn; as other when no text is near. Rows between are left out.
"""
import csv
import itertools
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

LOG_MEMBERS = 15  # place among the measures
EVERY = 2  # of the chains of changed frames one in so many counts: they repeat those of the real ones
CLEAN = 10  # weight of a chain of a frame without text: there are few frames, and each alarm takes one


def is_asked(name):
    """Whether bench/burned-in asks about a frame: the hash of Java."""
    digest = 0
    for letter in name:
        digest = 31 * digest + ord(letter) & 0xFFFFFFFF
    return digest >> 4 & 1 == 1


def rows(files, is_half):
    for file in files:
        step = EVERY if "changed" in file else 1
        for row in itertools.islice(csv.reader(open(file)), 0, None, step):
            name = row[1].split(" ")[0].split(":")
            measures = [float(v) for v in row[3:-1]]
            is_real = name[0].endswith(("pgm", "ppm"))
            if is_real and is_half and is_asked(name[0]):
                continue
            if is_real and name[0].startswith("chest") and measures[LOG_MEMBERS] < 1:
                continue
            if row[0] == "0" or float(name[2]) > 0.6:
                yield int(row[0]), measures, 1 if name[0][0] in "AS" else CLEAN


def write(nodes, at, out):
    """One tree, a node before its branches: measure, greatest value that goes on, place of the other branch."""
    node = nodes[at]
    if node["is_leaf"]:
        out.append(f"-1 {node['value']:.4g} 0")
        return
    place = len(out)
    out.append("")
    write(nodes, node["left"], out)
    out[place] = f"{node['feature_idx']} {node['num_threshold']:.5g} {len(out)}"
    write(nodes, node["right"], out)


def main():
    is_half = sys.argv[1] == "--half"
    table, *files = sys.argv[1 + is_half:]
    data = list(rows(files, is_half))
    y = np.array([label for label, _, _ in data])
    x = np.array([measures for _, measures, _ in data], dtype=np.float32)
    model = HistGradientBoostingClassifier(max_depth=4, max_iter=300, learning_rate=0.1, random_state=1).fit(
        x, y, sample_weight=[weight for _, _, weight in data])
    out = []
    for (tree,) in model._predictors:
        write(tree.nodes, 0, out)
    head = [f"# Written by bench/pixels/fit.py from {y.sum()} lines of text and {len(y) - y.sum()} others; see LineScore.",
            f"{float(np.ravel(model._baseline_prediction)[0]):.6g}"]
    open(table, "w").write("\n".join(head + out) + "\n")


main()

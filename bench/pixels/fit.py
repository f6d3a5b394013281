#!/usr/bin/python3
"""Fits the table that tells lines of text from other chains, from the measures of candidates.

  fit.py TABLE CSV...    rows are: 1 or 0, frame[:line:covered] words, box, measures..., old score

The rows are written by LineMeasures, among the tests of vision; bench/pixels/fit does all of it. Needs
Debian python3-sklearn. A line counts as text when it covers more than 60 % of the glyph pixels of a line that was
drawn; as other when no text is near. Rows between are left out.
"""
import csv
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

CLEAN = 6  # weight of a chain of a frame without text: there are few frames, and each alarm takes one


def rows(files):
    for file in files:
        for row in csv.reader(open(file)):
            name = row[1].split(" ")[0].split(":")
            if row[0] == "0" or float(name[2]) > 0.6:
                yield int(row[0]), [float(v) for v in row[3:-1]], 1 if name[0][0] == "A" else CLEAN


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
    data = list(rows(sys.argv[2:]))
    y = np.array([label for label, _, _ in data])
    x = np.array([measures for _, measures, _ in data], dtype=np.float32)
    model = HistGradientBoostingClassifier(max_depth=4, max_iter=250, learning_rate=0.1, random_state=1).fit(
        x, y, sample_weight=[weight for _, _, weight in data])
    out = []
    for (tree,) in model._predictors:
        write(tree.nodes, 0, out)
    head = [f"# Written by bench/pixels/fit.py from {y.sum()} lines of text and {len(y) - y.sum()} others; see LineScore.",
            f"{float(np.ravel(model._baseline_prediction)[0]):.6g}"]
    open(sys.argv[1], "w").write("\n".join(head + out) + "\n")


main()

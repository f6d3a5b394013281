#!/usr/bin/python3
"""Prints the results of measure.py as a Markdown table. Usage: table.py RESULTS"""
import sys

rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8")]
base = float(rows[0][4])
print("| Tool | CPU s median (min–max) | user + sys | × %s | wall s median (min–max) | objects/s wall | CPU ms/object | peak MB |"
      % rows[0][0].split(" (")[0])
print("|---|---|---|---|---|---|---|---|")
for row in rows:
    label, files = row[0], int(row[1])
    cpu_min, cpu, cpu_max, user, system, wall_min, wall, wall_max, peak = map(float, row[3:])
    print("| %s | %.2f (%.2f–%.2f) | %.2f + %.2f | %.2f | %.2f (%.2f–%.2f) | %.0f | %.3f | %.0f |" % (
        label, cpu, cpu_min, cpu_max, user, system, cpu / base, wall, wall_min, wall_max, files / wall,
        1000 * cpu / files, peak))

#!/usr/bin/python3
"""Runs a command again and again and adds a row to a Markdown table: processor time with all children, wall time, peak
memory of the largest process; minimum, median and maximum. The first row of a table is what the others are compared to.

Usage: measure.py TABLE LABEL FILES RUNS [--scale N] [--limit-to N] [--before COMMAND] -- COMMAND...
  TABLE     file of tab-separated results that rows are added to
  LABEL     what the row says
  FILES     objects that one run handles
  --scale   multiplies the result: a peer that is too slow runs on a part of the corpus
  --before  shell command that is run before each run and not measured
"""
import argparse
import os
import resource
import subprocess
import sys
import time


def run_once(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status != 0:
        sys.exit("%s\nfailed: %s" % (output.decode(errors="replace")[-2000:], " ".join(command)))
    user = after.ru_utime - before.ru_utime
    system = after.ru_stime - before.ru_stime
    return user + system, user, system, wall, usage.ru_maxrss / 1024


def median(values):
    return sorted(values)[len(values) // 2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("label")
    parser.add_argument("files", type=int)
    parser.add_argument("runs", type=int)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--before")
    split = sys.argv.index("--")
    arguments = parser.parse_args(sys.argv[1:split])
    command = sys.argv[split + 1:]
    results = []
    for _ in range(arguments.runs):
        if arguments.before:
            subprocess.run(arguments.before, shell=True, check=True)
        results.append(run_once(command))
    scale = arguments.scale
    cpu = [r[0] * scale for r in results]
    wall = [r[3] * scale for r in results]
    row = [arguments.label, arguments.files, arguments.runs, min(cpu), median(cpu), max(cpu),
           median([r[1] * scale for r in results]), median([r[2] * scale for r in results]),
           min(wall), median(wall), max(wall), max(r[4] for r in results)]
    with open(arguments.table, "a", encoding="utf-8") as table:
        table.write("\t".join(str(cell) for cell in row) + "\n")
    print("  %-46s %7.2f CPU s  %7.2f s" % (arguments.label, median(cpu), median(wall)), file=sys.stderr, flush=True)


main()

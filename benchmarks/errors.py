"""Which rule makes most errors on a gold folder: `make errors GOLD=dir`.

Prints, per frame and rule, how many rows are right and wrong, and what was missed; what is right, `khabar.pages.verdicts` says.
"""
import argparse
from collections import Counter
from pathlib import Path

from khabar.pages.verdicts import FRAMES, verdicts


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of NAME.json beside NAME.txt")
    parser.add_argument("--show", metavar="RULE", help="print every wrong and extra row of a rule, and '-' what was missed")
    args = parser.parse_args()
    if not any(args.gold.glob("*.json")):
        parser.error(f"{args.gold}: no NAME.json here")
    found = list(verdicts(args.gold))
    counts = Counter((v.frame, v.rule, v.verdict) for v in found)
    rules = sorted({(v.frame, v.rule) for v in found}, key=lambda r: (FRAMES.index(r[0]), -_errors(counts, *r)))
    print(f"{'frame':8} {'rule':28} {'right':>6} {'wrong':>6} {'extra':>6} {'missed':>6} {'optional':>8}")
    for frame, rule in rules:
        cells = [counts[frame, rule, verdict] for verdict in ("right", "wrong", "extra", "missed", "optional")]
        print(f"{frame:8} {rule:28} {cells[0]:6} {cells[1]:6} {cells[2]:6} {cells[3]:6} {cells[4]:8}")
    for v in found:
        if args.show == v.rule and v.verdict in ("wrong", "extra", "missed"):
            print(f"{v.doc}: {v.verdict:7} {v.text!r}")


def _errors(counts, frame, rule) -> int:
    return counts[frame, rule, "wrong"] + counts[frame, rule, "extra"] + counts[frame, rule, "missed"]


if __name__ == "__main__":
    main()

"""Prints the licence of every package installed here: `make licences`."""
from importlib.metadata import Distribution, distributions


def licence(package: Distribution) -> str:
    """The licence as its package states it: an SPDX expression, else the classifiers, else the first line of a text."""
    meta = package.metadata
    if meta["License-Expression"]:
        return meta["License-Expression"]
    classified = [line.rsplit(" :: ", 1)[-1] for line in meta.get_all("Classifier") or [] if line.startswith("License ::")]
    return ", ".join(classified) or (meta["License"] or "not stated").strip().splitlines()[0]


for package in sorted(distributions(), key=lambda package: package.name.lower()):
    print(f"{package.name} {package.version}\t{licence(package)}")

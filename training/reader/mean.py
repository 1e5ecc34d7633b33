"""mean.py ONE.pt OTHER.pt OUT.pt: the mean of two trained readers, the second begun from the first.

What is between the two knows what either learned and keeps what the second forgot (Wortsman et al. 2022).
"""

import sys

import torch


def main(one: str, other: str, out: str) -> None:
    first, second = (torch.load(file, map_location="cpu") for file in (one, other))
    torch.save({name: (first[name] + value) / 2 if value.is_floating_point() else value for name, value in second.items()}, out)


if __name__ == "__main__":
    main(*sys.argv[1:4])

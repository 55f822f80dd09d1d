"""Philox4x32-10: random numbers by counting, the same on every machine and in every version.

A number is a function of its place in the stream and of what the stream is for, so that streams of
different purposes never meet and any of them can be begun again anywhere. NumPy promises no such
thing of its own streams. Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as
1, 2, 3", SC 2011; held against the vectors published with it.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MULTIPLIERS = np.array([0xD2511F53, 0xCD9E8D57], np.uint64)
WEYL = np.array([0x9E3779B9, 0xBB67AE85], np.uint64)
WORD = np.uint64(0xFFFFFFFF)
BITS = np.uint64(32)
ROUNDS = 10


def philox4x32(counters: NDArray[np.uint32], key: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Four random words for each counter of four words; the key has two. Shapes (n, 4), (2,)."""
    words = counters.astype(np.uint64).T.copy()
    keys = key.astype(np.uint64)
    for _ in range(ROUNDS):
        first, second = words[0] * MULTIPLIERS[0], words[2] * MULTIPLIERS[1]
        words = np.stack(
            [
                (second >> BITS) ^ words[1] ^ keys[0],
                second & WORD,
                (first >> BITS) ^ words[3] ^ keys[1],
                first & WORD,
            ]
        )
        keys = (keys + WEYL) & WORD
    return words.T.astype(np.uint32)


def random_words(seed: int, purpose: str, step: int, count: int) -> NDArray[np.uint32]:
    """So many words of 32 random bits; `seed` and `step` are taken modulo 2⁶⁴."""
    blocks = -(-count // 4)
    counters = np.empty((blocks, 4), np.uint32)
    counters[:, 0] = np.arange(blocks)
    counters[:, 1] = zlib.crc32(purpose.encode())
    counters[:, 2:] = _two_words(step)
    return philox4x32(counters, np.array(_two_words(seed), np.uint32)).ravel()[:count]


def uniform(seed: int, purpose: str, step: int, count: int) -> NDArray[np.float64]:
    """So many numbers from [0, 1), multiples of 2⁻⁵³."""
    words = random_words(seed, purpose, step, 2 * count).astype(np.uint64).reshape(count, 2)
    whole = (words[:, 0] >> np.uint64(5)) * np.uint64(1 << 26) + (words[:, 1] >> np.uint64(6))
    return whole.astype(np.float64) / float(1 << 53)


def _two_words(number: int) -> tuple[int, int]:
    return number & 0xFFFFFFFF, number >> 32 & 0xFFFFFFFF

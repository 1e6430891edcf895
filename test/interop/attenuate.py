"""Reads a token from standard input and adds the caveats that are given as arguments."""
import sys

from pymacaroons import Macaroon

macaroon = Macaroon.deserialize(sys.stdin.read().strip())
for caveat in sys.argv[1:]:
    macaroon.add_first_party_caveat(caveat)
print(macaroon.serialize())  # as it was read: V1 packets in base64url without padding

"""The example of the README: a member of a space mints a token, and a provider redeems it."""

import os
import sys

from zonemint import ZonemintClient, ZonemintError

SIZE = 1 << 30

address = os.environ["ZONEMINT_URL"]
with ZonemintClient(address, username=os.environ["ZONEMINT_USER"], password=os.environ["ZONEMINT_PASSWORD"]) as member:
    token = member.mint(os.environ["ZONEMINT_SPACE"])

with ZonemintClient(address, token=os.environ["ZONEMINT_PROVIDER_TOKEN"]) as provider:
    try:
        space = provider.redeem(token, SIZE)
    except ZonemintError as error:
        if error.code == "token_used":
            sys.exit("somebody else was quicker: ask for a new token")
        raise

print(f"space {space} has {SIZE} bytes more")

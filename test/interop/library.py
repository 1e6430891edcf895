"""What the tests ask pymacaroons beside attenuating: a list of questions in JSON on standard input, the answers on standard output."""
import json
import sys

from pymacaroons import Macaroon, Verifier


def mint(question):
    macaroon = Macaroon(question["location"], question["identifier"], bytes.fromhex(question["rootKey"]))
    for caveat in question["caveats"] or []:
        macaroon.add_first_party_caveat(caveat)
    return answer(macaroon)


def verify(question):
    macaroon = Macaroon.deserialize(question["token"])
    verifier = Verifier()
    for caveat in macaroon.first_party_caveats():
        verifier.satisfy_exact(caveat.caveat_id)
    verifier.verify(macaroon, bytes.fromhex(question["rootKey"]))
    return answer(macaroon)


def third_party(question):
    macaroon = Macaroon.deserialize(question["token"])
    macaroon.add_third_party_caveat("https://elsewhere.example.org", "a key of the third party", "who is it")
    return answer(macaroon)


def answer(macaroon):
    return {
        "token": macaroon.serialize(), "location": macaroon.location, "identifier": macaroon.identifier,
        "caveats": [caveat.caveat_id for caveat in macaroon.caveats],
    }


def ask(question):
    try:
        return {"mint": mint, "verify": verify, "third-party": third_party}[question["do"]](question)
    except Exception as e:
        return {"error": f"{type(e).__name__}: {e}"}


json.dump([ask(question) for question in json.load(sys.stdin)], sys.stdout)

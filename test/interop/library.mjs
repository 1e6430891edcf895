// What the tests ask the library beside attenuating: a list of questions in JSON on standard input, the answers on standard
// output. Macaroons come and go as JSON here; the packets are the business of attenuate.mjs.
import { readFileSync } from "node:fs";
import macaroon from "macaroon";

const actions = {
  mint(question) {
    const m = macaroon.newMacaroon({
      version: 1, rootKey: Buffer.from(question.rootKey, "hex"), identifier: question.identifier, location: question.location,
    });
    for (const caveat of question.caveats ?? []) m.addFirstPartyCaveat(caveat);
    return m;
  },
  verify(question) {
    const m = macaroon.importMacaroon(question.macaroon);
    m.verify(Buffer.from(question.rootKey, "hex"), () => null, []);
    return m;
  },
  "third-party"(question) {
    const m = macaroon.importMacaroon(question.macaroon);
    m.addThirdPartyCaveat(Buffer.from("a key of the third party, of 32 b"), "who is it", "https://elsewhere.example.org");
    return m;
  },
};

function ask(question) {
  try {
    return { macaroon: actions[question.do](question).exportJSON() };
  } catch (e) {
    return { error: e.message };
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(ask)));

// Reads a token from standard input and adds the caveats that are given as arguments.
import { readFileSync } from "node:fs";
import macaroon from "macaroon";

// The library knows V1 as JSON but not as packets, so these two translate. A packet is its own length in four hexadecimal
// digits, a name, a space, a value and a line feed.
function unpack(token) {
  const raw = Buffer.from(token, "base64url"), json = { caveats: [] };
  for (let at = 0, end; at < raw.length; at = end) {
    end = at + parseInt(raw.toString("latin1", at, at + 4), 16);
    if (!(end > at + 4)) throw new Error("this is no token");
    const space = raw.indexOf(" ", at), name = raw.toString("latin1", at + 4, space), value = raw.subarray(space + 1, end - 1);
    if (name === "cid") json.caveats.push({ cid: value.toString() });
    else json[name] = value.toString(name === "signature" ? "hex" : "utf8");
  }
  return json;
}

function pack(json) {
  const packet = (name, value) => {
    const rest = Buffer.concat([Buffer.from(`${name} `), Buffer.from(value), Buffer.from("\n")]);
    return Buffer.concat([Buffer.from((rest.length + 4).toString(16).padStart(4, "0")), rest]);
  };
  return Buffer.concat([
    packet("location", json.location), packet("identifier", json.identifier),
    ...(json.caveats ?? []).map((caveat) => packet("cid", caveat.cid)), packet("signature", Buffer.from(json.signature, "hex")),
  ]).toString("base64url");
}

const m = macaroon.importMacaroon(unpack(readFileSync(0, "utf8").trim()));
for (const caveat of process.argv.slice(2)) m.addFirstPartyCaveat(caveat);
console.log(pack(m.exportJSON()));

// What a browser does for pages of others, and whether the watch over our own would notice anything.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { api, newContext, open, settled, Watch, zone } from "./stage.mjs";

export const sites = {
  "the watch sees what is forbidden": async ({ browser }) => {
    const watch = new Watch();
    const context = await newContext(browser, watch);
    const page = await open(context);
    assert.deepEqual([watch.violations, watch.foreign], [[], []]);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.inline = true";
      document.head.append(script);
    });
    assert.equal(await page.evaluate(() => window.inline), undefined, "an inline script has run");
    assert.equal(await page.evaluate(() => fetch("https://other.example/").then(() => "fetched", () => "blocked")), "blocked");
    await settled(context);
    assert.equal(watch.violations.length, 2, String(watch.violations));

    const elsewhere = await listen();
    await page.goto(elsewhere.origin);
    assert.ok(watch.foreign.includes(`${elsewhere.origin}/`));
    await elsewhere.close();
    await context.close();
  },

  // The browser of this case holds a password for the server, as after a person has typed it in, and gives it when it is asked.
  "a page of another site cannot mint": async ({ browser }) => {
    const httpCredentials = { username: zone.adminUser, password: zone.adminPassword };
    const context = await newContext(browser, null, { httpCredentials });
    const elsewhere = await listen();
    const page = await context.newPage();
    const { spaceId } = await api(page, "POST", "/spaces", { body: { name: "Of this case alone" } });
    const target = `${zone.httpsUrl}/api/v3/onezone/spaces/${spaceId}/providers/token`;
    const ways = {
      image: (url) => { document.body.append(Object.assign(document.createElement("img"), { src: url })); },
      frame: (url) => { document.body.append(Object.assign(document.createElement("iframe"), { src: url })); },
      script: (url) => { document.body.append(Object.assign(document.createElement("script"), { src: url })); },
      fetch: (url) => { fetch(url, { mode: "no-cors", credentials: "include" }).catch(() => {}); },
      link: (url) => { location.href = url; },
    };
    for (const way of Object.values(ways)) {
      await page.goto(elsewhere.origin);
      const end = ended(context, target);
      await page.evaluate(way, target);
      await end;
    }
    await page.goto(target); // typed in
    assert.match(await page.innerText("body"), /forbidden/);

    // What is recorded comes in its order, so with this one all would be there.
    await api(page, "GET", `/spaces/${spaceId}/providers/token`);
    const deadline = Date.now() + 30_000;
    while (await minted(page, spaceId) === 0 && Date.now() < deadline) await new Promise((later) => setTimeout(later, 50));
    assert.equal(await minted(page, spaceId), 1);
    await elsewhere.close();
    await context.close();
  },
};

// minted counts the tokens for a space that the audit trail knows of.
async function minted(page, space) {
  const { records } = await api(page, "GET", "/audit?limit=1000");
  return records.filter(({ action, spaceId }) => action === "mint_support_token" && spaceId === space).length;
}

// ended waits until the server has answered, whatever the browser makes of the answer.
function ended(context, url) {
  return new Promise((end) => {
    const look = (request) => {
      if (request.url() === url) end();
    };
    context.on("requestfinished", look);
    context.on("requestfailed", look);
  });
}

// listen serves an empty page at another origin of this machine.
async function listen() {
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end("<!doctype html><title>x</title><body>"));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}

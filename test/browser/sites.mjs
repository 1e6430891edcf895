// What a browser does for pages of others, and whether the watch over our own would notice anything.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { newContext, open, Watch, zone } from "./stage.mjs";

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
    await page.waitForFunction(() => true);
    assert.equal(await page.evaluate(() => window.inline), undefined, "an inline script has run");
    assert.equal(await page.evaluate(() => fetch("https://other.example/").then(() => "fetched", () => "blocked")), "blocked");
    assert.equal(watch.violations.length, 2, String(watch.violations));

    const elsewhere = await listen();
    await page.goto(elsewhere.origin);
    assert.ok(watch.foreign.includes(`${elsewhere.origin}/`));
    await elsewhere.close();
    await context.close();
  },

  "a page of another site cannot mint": async ({ browser }) => {
    const context = await newContext(browser);
    const elsewhere = await listen();
    const page = await context.newPage();
    const target = `${zone.httpsUrl}/api/v3/onezone/spaces/${zone.spaceId}/providers/token`;
    const ways = {
      image: (url) => { document.body.append(Object.assign(document.createElement("img"), { src: url })); },
      frame: (url) => { document.body.append(Object.assign(document.createElement("iframe"), { src: url })); },
      script: (url) => { document.body.append(Object.assign(document.createElement("script"), { src: url })); },
      fetch: (url) => { fetch(url, { mode: "no-cors", credentials: "include" }).catch(() => {}); },
      link: (url) => { location.href = url; },
    };
    for (const [name, way] of Object.entries(ways)) {
      await page.goto(elsewhere.origin);
      const answer = page.waitForResponse(target);
      await page.evaluate(way, target);
      assert.equal((await answer).status(), 403, name);
    }
    await elsewhere.close();
    await context.close();
  },
};

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

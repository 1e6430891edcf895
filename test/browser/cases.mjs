// What must hold of the page at /docs. Each case gets a fresh browser context under the watch.
import assert from "node:assert/strict";
import { api, asAdmin, authorize, closeDialog, execute, open, openDialog, openMint, operation, unfold, zone } from "./stage.mjs";

const methods = ["get", "put", "post", "patch", "delete"];

export const cases = {
  "every operation is shown": async ({ context }) => {
    const page = await open(context);
    const contract = await (await context.request.get(`${zone.httpsUrl}/openapi.json`)).json();
    let count = 0;
    for (const item of Object.values(contract.paths)) {
      for (const method of methods.filter((name) => name in item)) {
        const { tags, operationId } = item[method];
        assert.equal(await operation(page, tags[0], operationId).count(), 1, operationId);
        count++;
      }
    }
    assert.ok(count > 50, `only ${count} operations`);
    assert.equal(await page.locator(".opblock").count(), count);
    assert.equal(await page.title(), "zonemint API");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  },

  "a user mints by name and password": async ({ context }) => {
    const page = await open(context);
    await authorize(page, asAdmin);
    const { status, body } = await execute(await openMint(page));
    assert.equal(status, 200);
    assert.match(body.token, /^MDAx[\w-]{100,}$/);
  },

  "a user mints by access token": async ({ context }) => {
    const page = await open(context);
    const { token } = await api(page, "POST", "/user/client_tokens", { body: { name: "browser" } });
    await authorize(page, { token });
    const sent = page.waitForRequest((request) => request.url().endsWith("/providers/token"));
    const { status, body } = await execute(await openMint(page));
    assert.equal(status, 200);
    assert.match(body.token, /^MDAx[\w-]{100,}$/);
    assert.equal((await sent).headers()["x-auth-token"], token);
  },

  "a provider redeems, once": async ({ context }) => {
    const page = await open(context);
    const { token } = await api(page, "GET", `/spaces/${zone.spaceId}/providers/token`);
    await authorize(page, { token: zone.providers[0].token });
    const block = await unfold(page, "Support", "provider_space_support");
    await block.locator("textarea").fill(JSON.stringify({ token, size: 1_000_000_000 }));
    assert.deepEqual(await execute(block), { status: 201, body: undefined });
    const { providers } = await api(page, "GET", `/spaces/${zone.spaceId}/providers`);
    assert.ok(providers.includes(zone.providers[0].id));

    await authorizeAnew(page, zone.providers[1].token);
    const again = page.waitForResponse((answer) => answer.url().endsWith("/provider/spaces/support"));
    await block.getByRole("button", { name: "Execute" }).click();
    assert.equal((await again).status(), 400);
    await block.getByText("token_used").first().waitFor();
  },

  "a wrong password is an answer like any other": async ({ context }) => {
    const page = await open(context);
    const asked = await countDialogs(page);
    await authorize(page, { username: "admin", password: "not the password" });
    const { status, body } = await execute(await openMint(page));
    assert.equal(status, 401);
    assert.equal(body.error, "invalid_credentials");
    assert.ok(body.error_description.length > 20);
    assert.equal(asked(), 0, "the browser has asked for a password by itself");

    // To a person who types the address in, the challenge is Basic, and the browser asks: so the count above counts.
    await page.goto(`${zone.httpsUrl}/api/v3/onezone/user`);
    assert.equal(asked(), 1);
  },

  "without a credential the answer says so": async ({ context }) => {
    const page = await open(context);
    const asked = await countDialogs(page);
    const { status, body } = await execute(await openMint(page));
    assert.deepEqual([status, body.error, asked()], [401, "unauthorized", 0]);
  },

  "a link opens its operation": async ({ context }) => {
    const page = await open(context, "#/Support/provider_space_support");
    await operation(page, "Support", "provider_space_support").getByRole("button", { name: "Execute" }).waitFor();
    assert.equal(await page.locator(".opblock.is-open").count(), 1);

    // The address follows what is opened, and going back goes back.
    await unfold(page, "SupportToken", "get_space_provider_token");
    assert.match(page.url(), /#\/SupportToken\/get_space_provider_token$/);
    await page.evaluate(() => { location.hash = "#/Zone/get_configuration"; });
    await operation(page, "Zone", "get_configuration").getByRole("button", { name: "Execute" }).waitFor();
  },

  "credentials are the tab's": async ({ context }) => {
    const page = await open(context);
    await authorize(page, asAdmin);
    assert.deepEqual(await stored(page), { local: 0, session: 1, cookies: "" });
    await page.reload();
    const { status } = await execute(await openMint(page));
    assert.equal(status, 200, "after a reload");

    const other = await open(context);
    assert.deepEqual(await stored(other), { local: 0, session: 0, cookies: "" });
    assert.equal((await execute(await openMint(other))).status, 401, "in another tab");

    await openDialog(page);
    await page.getByRole("button", { name: "Logout" }).click();
    await closeDialog(page);
    assert.deepEqual(await stored(page), { local: 0, session: 0, cookies: "" });
    await page.reload();
    assert.equal((await execute(await openMint(page))).status, 401, "after logging out");
  },

  "a new credential takes the place of the one before": async ({ context }) => {
    const page = await open(context);
    await authorize(page, asAdmin);
    await authorize(page, { token: zone.providers[0].token });
    const block = await unfold(page, "CurrentProvider", "get_current_provider");
    const sent = page.waitForRequest((request) => request.url().endsWith("/provider"));
    const { status, body } = await execute(block);
    assert.equal(status, 200);
    assert.equal(body.providerId, zone.providers[0].id);
    assert.equal((await sent).headers().authorization, undefined);
    await page.reload();
    await openDialog(page);
    assert.equal(await page.getByText("In use").count(), 1);
  },

  "the whole page is there on a small screen": async ({ browserContext }) => {
    const context = await browserContext({ viewport: { width: 360, height: 740 } });
    const page = await open(context);
    await openMint(page);
    const { wide, screen } = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth, screen: innerWidth }));
    assert.ok(wide <= screen, `the page is ${wide} wide on a screen of ${screen}`);
  },
};

// authorizeAnew replaces the token that is in use.
async function authorizeAnew(page, token) {
  await openDialog(page);
  await page.getByRole("button", { name: "Logout" }).click();
  await closeDialog(page);
  await authorize(page, { token });
}

// countDialogs counts how often the browser would ask for a password. It is told of each, and gives none.
async function countDialogs(page) {
  let count = 0;
  const session = await page.context().newCDPSession(page);
  session.on("Fetch.authRequired", async ({ requestId }) => {
    count++;
    await session.send("Fetch.continueWithAuth", { requestId, authChallengeResponse: { response: "CancelAuth" } });
  });
  session.on("Fetch.requestPaused", ({ requestId }) => session.send("Fetch.continueRequest", { requestId }));
  await session.send("Fetch.enable", { handleAuthRequests: true, patterns: [{ urlPattern: "*" }] });
  return () => count;
}

// stored is what the page keeps, by number of entries.
const stored = (page) => page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length, cookies: document.cookie }));

// What the cases work with: the browser, the server that is under test, and a watch on everything that a page asks for.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../.cache/browser/", import.meta.url));
const { chromium } = require("playwright-core");

// How long anything may take. Nothing waits for it on a good day.
const patience = 60_000;

export const zone = JSON.parse(readFileSync(process.env.ZONEMINT_READY, "utf8"));
export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const launch = () => chromium.launch({
  executablePath: process.env.ZONEMINT_CHROMIUM,
  timeout: patience,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

// Watch notes what no page of ours may do.
export class Watch {
  violations = []; // of the policy of the page
  foreign = []; // requests to other origins
  failures = []; // errors that no script has caught

  async over(context) {
    await context.exposeBinding("noteViolation", (_, text) => this.violations.push(text));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        window.noteViolation(`${event.violatedDirective}: ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
      }, true);
    });
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (!["data:", "blob:"].includes(protocol) && origin !== zone.httpsUrl) this.foreign.push(request.url());
    });
    context.on("weberror", (error) => this.failures.push(String(error.error())));
  }
}

// newContext is a browser as if it had just been installed.
export async function newContext(browser, watch, options = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(patience);
  if (watch) await watch.over(context);
  return context;
}

// settled waits until the pages have told the watch of what has happened: violations are reported a turn later.
export async function settled(context) {
  for (const page of context.pages()) {
    await page.evaluate(() => new Promise((later) => requestIdleCallback(later, { timeout: 1000 }))).catch(() => {}); // it may be leaving
  }
}

// open shows the page, and waits until every operation is there. The hash names an operation.
export async function open(context, hash = "") {
  const page = await context.newPage();
  await page.goto(`${zone.httpsUrl}/docs${hash}`);
  await page.locator(".opblock").first().waitFor();
  return page;
}

// api sends a request without the browser, as the cases need it before they begin.
export async function api(page, method, path, { body, token } = {}) {
  const headers = token
    ? { "X-Auth-Token": token }
    : { Authorization: `Basic ${Buffer.from(`${zone.adminUser}:${zone.adminPassword}`).toString("base64")}` };
  const answer = await page.context().request.fetch(`${zone.httpsUrl}/api/v3/onezone${path}`, { method, headers, data: body });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

// openDialog opens the dialog for credentials; closeDialog ends it, and waits until it is gone.
export async function openDialog(page) {
  await page.locator(".scheme-container .auth-wrapper > .authorize").click();
  await page.getByRole("dialog").waitFor();
}

export async function closeDialog(page) {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

// authorize gives a credential in the dialog.
export async function authorize(page, { username, password, token }) {
  await openDialog(page);
  const part = page.locator(`.auth-container:has(#credential-${token ? "tokenAuth" : "basic"})`);
  if (token) {
    await part.getByLabel("Token").fill(token);
  } else {
    await part.getByLabel("Username").fill(username);
    await part.getByLabel("Password").fill(password);
  }
  await part.getByRole("button", { name: "Authorize" }).click();
  await part.getByText("In use").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

export const asAdmin = { username: zone.adminUser, password: zone.adminPassword };

// operation is the block of an operation.
export const operation = (page, tag, id) => page.locator(`#operations-${tag}-${id}`);

// unfold opens an operation, unless the address has done so.
export async function unfold(page, tag, id) {
  const block = operation(page, tag, id);
  if (await block.locator('.opblock-summary-control[aria-expanded="false"]').count() > 0) {
    await block.locator(".opblock-summary-control").click();
  }
  await block.locator(".opblock-body .execute").waitFor();
  return block;
}

// execute presses the button and returns what is shown of the answer.
export async function execute(block) {
  await block.getByRole("button", { name: "Execute" }).click();
  return shownAnswer(block);
}

// shownAnswer waits for an answer. Its body is undefined where there is none.
export async function shownAnswer(block) {
  const row = block.locator(".live-responses-table tr.response");
  await row.waitFor();
  const status = Number.parseInt(await row.locator(".response-col_status").innerText(), 10);
  const body = row.locator(".response-col_description :text('Response body') + * code");
  return { status, body: await body.count() > 0 ? JSON.parse(await body.innerText()) : undefined };
}

// openMint is the way to a token: the operation open, the space filled in.
export async function openMint(page) {
  const block = await unfold(page, "SupportToken", "get_space_provider_token");
  await block.getByPlaceholder("id").fill(zone.spaceId);
  return block;
}

// Takes the pictures in docs/images: the page with an operation that was executed, and the dialog, in light and in dark. The
// server is one of its own: node shots.mjs PROGRAM CHROMIUM [FOLDER]
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [program, chromium, images = new URL("../../docs/images/", import.meta.url).pathname] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "zonemint-shots-"));
process.env.ZONEMINT_READY = join(folder, "ready");
process.env.ZONEMINT_CHROMIUM = chromium;
const server = spawn(program, ["dev", "--https-addr", "127.0.0.1:8443", "--ready-file", process.env.ZONEMINT_READY], { stdio: "ignore" });
const ended = new Promise((end) => server.on("exit", end));
try {
  for (let i = 0; !existsSync(process.env.ZONEMINT_READY); i++) {
    if (i > 600 || server.exitCode !== null) throw new Error("zonemint dev was not ready in time: is port 8443 in use?");
    await new Promise((later) => setTimeout(later, 100));
  }
  await shoot(resolve(images));
} finally {
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true });
}

async function shoot(images) {
  const { asAdmin, authorize, closeDialog, execute, launch, newContext, open, openDialog, openMint } = await import("./stage.mjs");
  mkdirSync(images, { recursive: true });
  const browser = await launch();
  for (const colorScheme of ["light", "dark"]) {
    const context = await newContext(browser, null, { colorScheme, viewport: { width: 1200, height: 900 }, reducedMotion: "reduce" });
    const page = await open(context);
    await page.screenshot({ path: join(images, `docs-${colorScheme}.png`) });
    await openDialog(page);
    await page.locator("#basic-username").fill("admin");
    await page.screenshot({ path: join(images, `docs-authorize-${colorScheme}.png`) });
    await closeDialog(page);
    await authorize(page, asAdmin);
    const block = await openMint(page);
    await execute(block);
    await block.locator(".opblock-section-header").first().evaluate((at) => at.scrollIntoView());
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(images, `docs-minted-${colorScheme}.png`) });
    await context.close();
  }
  await browser.close();
}

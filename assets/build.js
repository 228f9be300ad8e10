// Builds what the design room serves: style sheet, scripts, fonts, favicon and icons.
// Every name carries a hash of its content, so that browsers may keep it for ever.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ICONS } from "./icons.js";

const here = dirname(fileURLToPath(import.meta.url));
const room = join(here, "../src/kumaja/foundation/design");
const out = join(room, "static/design");
const fontFolder = join(here, "node_modules/@fontsource-variable/source-sans-3/files");
const FONTS = ["latin", "latin-ext", "cyrillic"].map((part) => `source-sans-3-${part}-wght-normal.woff2`);

const manifest = {};

/** Write one file under its hashed name, with its compressed twins when it is text. */
function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const hashed = name.replace(/(\.[a-z0-9]+)$/, `.${hash}$1`);
  writeFileSync(join(out, hashed), bytes);
  if (!name.endsWith(".woff2")) {
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(join(out, `${hashed}.br`), brotliCompressSync(bytes, { params: quality }));
    writeFileSync(join(out, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = `design/${hashed}`;
  return hashed;
}

async function bundled(entry) {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    external: ["*.woff2"],
    legalComments: "none",
    charset: "utf8",
  });
  return result.outputFiles[0].text;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

let style = await bundled("css/kumaja.css");
for (const font of FONTS) {
  const hashed = put(font, readFileSync(join(fontFolder, font)));
  style = style.replaceAll(`fonts/${font}`, hashed);
}
put("kumaja.css", style);
put("kumaja.js", await bundled("js/kumaja.js"));
put("passkey.js", await bundled("js/passkey.js"));
put("favicon.svg", readFileSync(join(here, "svg/favicon.svg")));

const nodes = JSON.parse(readFileSync(join(here, "node_modules/lucide-static/icon-nodes.json")));
const icons = Object.fromEntries(ICONS.map((name) => [name, nodes[name]]));
writeFileSync(join(room, "engine/icons.json"), `${JSON.stringify(icons, null, 1)}\n`);
writeFileSync(join(room, "engine/manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);

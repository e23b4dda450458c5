// Sass to plain CSS that the browsers of package.json's "browserslist" read, and what H5P is
// played with, as it comes.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserslistToTargets, transform } from 'lightningcss';
import { compile } from 'sass';

const assets = dirname(fileURLToPath(import.meta.url));
const root = join(assets, '..', '..');
const output = join(root, 'site', 'qalqan', 'static', 'qalqan', 'build');
const { browserslist } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

mkdirSync(output, { recursive: true });
for (const name of ['site', 'public', 'blocks', 'certificate', 'workspace']) {
  const { css } = compile(join(assets, 'scss', `${name}.scss`), {
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  });
  const { code } = transform({
    filename: `${name}.css`,
    code: Buffer.from(css),
    minify: true,
    targets: browserslistToTargets(browserslist),
  });
  writeFileSync(join(output, `${name}.css`), code);
  console.log(`${name}.css ${code.length} bytes`);
}

// Of others, and only for the frame that packages are played in: the licences of the fonts are in
// their folders, all others in the notices.
const core = join(root, 'node_modules', 'h5p-standalone', 'dist');
rmSync(join(output, 'h5p'), { recursive: true, force: true });
for (const name of ['frame.bundle.js', 'styles/h5p.css', 'fonts', 'images']) {
  cpSync(join(core, name), join(output, 'h5p', name), { recursive: true });
}

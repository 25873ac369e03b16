// What a browser loads before the desk shows its first page, compressed, against a bound of our own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { table } from './setting.ts';

/** React's own run time alone is about 67 KB: the bound is what no React page can go under. */
const REACT_KB = 67;
const web = path.resolve(import.meta.dirname, '../dist/web');
if (!existsSync(path.join(web, 'index.html'))) {
  console.log('Build the pages first: npm run build');
  process.exit(1);
}
const page = readFileSync(path.join(web, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+)"/g)].map(([, file = '']) => file);
const sizeOf = (file: string): number => gzipSync(readFileSync(path.join(web, file))).length / 1024;
const script = named.filter((file) => file.endsWith('.js'));
const style = named.filter((file) => file.endsWith('.css'));
const sum = (files: readonly string[]): number =>
  files.reduce((all, file) => all + sizeOf(file), 0);
const pages = readdirSync(path.join(web, 'assets')).filter((file) => file.endsWith('.js'));
console.log('the desk, gzip');
table(
  ['', 'files', 'KB', 'times react-dom'],
  [
    ['first script', script.length, sum(script).toFixed(0), (sum(script) / REACT_KB).toFixed(1)],
    ['first style', style.length, sum(style).toFixed(0), ''],
    ['all scripts', pages.length, sum(pages.map((file) => `assets/${file}`)).toFixed(0), ''],
  ],
);

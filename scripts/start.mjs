// What `npm start` runs, once the packages are there: the pages are built if need be, then the server
// starts in this same process, so that a signal sent to it reaches the server itself.
import { buildWeb } from './build.mjs';

if (!process.features.typescript) {
  process.stderr.write(
    `Deskproof needs Node 24. One comes with its packages for most machines, but not for this one (${process.platform} ${process.arch}), and yours is ${process.version}. Install Node 24 or later from nodejs.org, then run npm start again.\n`,
  );
  process.exit(1);
}

if (!buildWeb()) {
  process.stderr.write(
    'The pages could not be built, so Deskproof has not started. Read the lines above.\n',
  );
  process.exit(1);
}

// A signal sent to npm alone ends the shell between npm and us, and the shell does not pass it on: when our
// parent has gone, we end as if we had been asked ourselves.
if (process.env.npm_lifecycle_event === 'start' && process.platform !== 'win32') {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

await import('../src/main.ts');

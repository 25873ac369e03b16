/** What a command was called with: words, and options as --name value or --flag. */
export interface Called {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
}

/** Options that take no value: the word after them is a word of its own. */
const FLAGS: readonly string[] = ['dry-run', 'json', 'help', 'without-secrets', 'new-secrets'];

/** Reads a command line: `import candidates file.csv --organisation "Brook Street"`. */
export function readCall(argv: readonly string[]): Called {
  const words: string[] = [];
  const options: Record<string, string | true> = {};
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', given] = word.slice(2).split(/=(.*)/s);
    const next = argv[at + 1];
    if (given !== undefined) options[name] = given;
    else if (next !== undefined && !next.startsWith('--') && !FLAGS.includes(name)) {
      options[name] = next;
      at++;
    } else options[name] = true;
  }
  return { words, options };
}

/** An option's value, or undefined when it was not given or given without one. */
export function optionOf(called: Called, name: string): string | undefined {
  const value = called.options[name];
  return typeof value === 'string' ? value : undefined;
}

// Who reads only the beginning (`... | head`) closes the stream; that is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Progress goes to the other stream, so that an answer can be piped; one line that renews itself. */
export function progressOf(what: string): { tell(done: number, of?: number): void; end(): void } {
  let shown = 0;
  const started = Date.now();
  return {
    tell(done, of) {
      const now = Date.now();
      if (now - started < 1000 || now - shown < 250) return;
      shown = now;
      const text = of ? `${done} of ${of}` : `${done}`;
      process.stderr.write(process.stderr.isTTY ? `\r${what}: ${text}  ` : `${what}: ${text}\n`);
    },
    end() {
      if (shown > 0 && process.stderr.isTTY) process.stderr.write('\n');
    },
  };
}

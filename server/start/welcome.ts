/** The message printed at start. Contains the demo password only at the first start: afterwards only its hash exists. */
export function welcome(
  url: string,
  demo?: { name: string; reviewers: { name: string; email: string; role: string }[]; password?: string },
): string {
  const lines = ['', `  Vidimus is at ${url}`, `  API:       ${url}/docs`];
  if (demo) {
    lines.push('', `  Demo company "${demo.name}": people and documents in it are made up.`);
    if (demo.password) {
      const wide = Math.max(...demo.reviewers.map((r) => r.email.length));
      for (const r of demo.reviewers) lines.push(`    ${r.email.padEnd(wide)}  ${r.role.padEnd(6)}  ${r.name}`);
      lines.push(`  Password of all four: ${demo.password}   (shown this once; a new data folder makes a new one)`);
    }
    lines.push('  A simulator plays verifications in it. Turn it off with DEMO=off.');
  }
  return `${lines.join('\n')}\n\n`;
}

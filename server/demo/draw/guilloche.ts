/** Fine interwoven curves, as documents have behind their text. Deterministic: drawn again, a document is the same. */
export function guilloche(width: number, height: number, colours: readonly string[], phase: number): string {
  const waves = colours.flatMap((colour, c) =>
    Array.from({ length: 26 }, (_, i) => {
      const y0 = (height / 25) * i;
      const points: string[] = [];
      for (let x = 0; x <= width; x += 10) {
        const y = y0 + 16 * Math.sin(x / (70 + c * 23) + i * 0.35 + phase + c) + 6 * Math.sin(x / 23 + i + phase);
        points.push(`${x},${y.toFixed(1)}`);
      }
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="0.9" stroke-opacity=".5"/>`;
    }),
  );
  const rosette = colours.map((colour, c) => {
    const points: string[] = [];
    for (let t = 0; t <= 720; t++) {
      const a = (t * Math.PI) / 90;
      const r = height * (0.24 + 0.07 * c) * (1 + 0.32 * Math.cos(a * (7 + c) * 0.75 + phase));
      points.push(`${(width * 0.64 + r * Math.cos(a)).toFixed(1)},${(height * 0.46 + r * Math.sin(a)).toFixed(1)}`);
    }
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1" stroke-opacity=".45"/>`;
  });
  return `<svg class="fine" width="${width}" height="${height}">${waves.join('')}${rosette.join('')}</svg>`;
}

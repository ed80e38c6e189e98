'use strict';
// What a picture needs when it has left the page: above its panels the setting that it shows, below them the names of its curves and colours.
window.iclKey = ({
  look, // of a series: colour, width, dashes
  tint, // of tiles
  ink, // colour of words
  escape, // of them
}) => {
  const SIZE = 12;
  const LINE = 18;
  const MARGIN = 12;
  const SWATCH = 26;
  const font = () => getComputedStyle(document.body).fontFamily.replaceAll('"', "'");
  const measure = document.createElement('canvas').getContext('2d');
  const length = (text) => {
    measure.font = `${SIZE}px ${font()}`;
    return measure.measureText(text).width;
  };
  const word = (text, x, line) => `<text x="${x}" y="${line * LINE - 5}">${escape(text)}</text>`;
  const group = (y, parts) => `<g transform="translate(0 ${y})" font-family="${escape(font())}" font-size="${SIZE}" fill="${ink()}">${parts.join('')}</g>`;

  const lines = (text, width) => text.split(' ').reduce((all, next) => {
    const longer = `${all[all.length - 1]} ${next}`.trim();
    return length(longer) > width - 2 * MARGIN && all[all.length - 1] ? [...all, next] : [...all.slice(0, -1), longer];
  }, ['']);

  /** The setting in words, from the top; nothing where there is none. */
  const above = (setting, width) => {
    if (!setting) return { height: 0, markup: '' };
    const told = lines(setting, width);
    return { height: told.length * LINE + 4, markup: group(0, told.map((text, i) => word(text, MARGIN, i + 1))) };
  };

  const swatch = ({ series, colour }, x, line) => {
    const y = line * LINE - 9;
    if (!series) return `<rect x="${x + 8}" y="${y - 5}" width="10" height="10" fill="${colour}" stroke="${ink()}" stroke-width="0.5"/>`;
    const { width, dash } = look(series);
    if (series.marker) return `<circle cx="${x + SWATCH / 2}" cy="${y}" r="${series.marker.radius}" fill="${series.marker.filled ? colour : 'none'}" stroke="${colour}" stroke-width="1.6"/>`;
    return `<line x1="${x}" y1="${y}" x2="${x + SWATCH}" y2="${y}" stroke="${colour}" stroke-width="${width}"${dash === 'solid' ? '' : ` stroke-dasharray="${dash.join(' ')}"`}/>`;
  };

  /** The legend: what is shown in any of the panels, from a height on. */
  const below = (panels, hidden, width, y) => {
    const entries = new Map();
    panels.flatMap((panel) => panel.series).filter(({ name }) => !hidden.has(name)).forEach((series) => {
      if (!entries.has(series.name)) entries.set(series.name, { series, colour: look(series).colour });
    });
    panels.flatMap((panel) => panel.tiles ?? []).forEach((tiles) => entries.set(tiles.name, { colour: tint(tiles) }));
    let x = MARGIN;
    let line = 1;
    const parts = [...entries].map(([name, entry]) => {
      const needed = SWATCH + 6 + length(name) + 18;
      if (x > MARGIN && x + needed > width) [x, line] = [MARGIN, line + 1];
      const part = swatch(entry, x, line) + word(name, x + SWATCH + 6, line);
      x += needed;
      return part;
    });
    return { height: entries.size === 0 ? 0 : line * LINE + 4, markup: group(y, parts) };
  };

  return { above, below };
};

'use strict';
// A figure as a file: its data as CSV, its panels as they are seen as SVG or PNG, with their setting and a legend.
window.iclFiles = ({
  option, // of a panel, for the drawing library
  charts, // of a figure, those that are seen
  boxes, // of a panel, the tiles of a plane
  paper, // colour
  key, // what stands above and below the panels
}) => {
  // browsers drop what comes faster than ten files a second
  const PAUSE = 125;
  // a browser may first ask its reader whether it may write more than one file
  const KEPT = 60000;
  const waiting = [];
  let busy = false;

  const next = () => {
    const file = waiting.shift();
    busy = file !== undefined;
    if (!busy) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file.blob);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
    setTimeout(next, PAUSE);
  };
  const save = (name, ending, blob) => {
    waiting.push({ name: `${name}.${ending}`, blob });
    if (!busy) next();
  };

  // the panels side by side, as they are seen
  const picture = (figure) => {
    const seen = charts(figure);
    const [width, height] = [seen.reduce((sum, chart) => sum + chart.getWidth(), 0), Math.max(...seen.map((chart) => chart.getHeight()))];
    const above = key.above(figure.data.setting, width);
    const below = key.below(figure.data.panels, figure.hidden, width, above.height + height);
    const whole = above.height + height + below.height;
    let x = 0;
    const panels = seen.map((chart, i) => {
      const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width: chart.getWidth(), height: chart.getHeight() });
      drawing.setOption(option(figure.data.panels[i], [...figure.hidden]));
      const panel = drawing.renderToSVGString().replace('<svg ', `<svg x="${x}" y="${above.height}" `);
      drawing.dispose();
      x += chart.getWidth();
      return panel;
    });
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}"><rect width="100%" height="100%" fill="${paper()}"/>${above.markup}${panels.join('')}${below.markup}</svg>`;
    return { text, width, height: whole };
  };

  const svg = (figure) => save(figure.element.id, 'svg', new Blob([picture(figure).text], { type: 'image/svg+xml' }));

  const png = (figure) => {
    const { text, width, height } = picture(figure);
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [2 * width, 2 * height];
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(figure.element.id, 'png', blob), 'image/png');
    };
    image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
  };

  const csv = (figure) => {
    const rows = ['panel,curve,x,y'];
    const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    figure.data.panels.forEach((panel) => panel.series.forEach((series) => {
      const alike = panel.series.filter(({ name }) => name === series.name);
      const curve = alike.length > 1 ? `${series.name}, no. ${alike.indexOf(series) + 1}` : series.name;
      // a training is shown from where it moves on; its data begin at 0
      const { points } = figure.data.whole?.find(({ name }) => name === series.name) ?? series;
      points.forEach(([x, y]) => {
        const row = [cell(panel.title), cell(curve), x, y].join(',');
        if (row !== rows[rows.length - 1]) rows.push(row);
      });
    }));
    figure.data.panels.forEach((panel) => boxes(panel).forEach(({ tiles, box: [left, right, bottom, top] }) => [[left, bottom], [right, top]].forEach(([x, y]) => rows.push([cell(panel.title), cell(tiles.name), x, y].join(',')))));
    save(figure.element.id, 'csv', new Blob([rows.join('\n') + '\n'], { type: 'text/csv' }));
  };

  return { csv, svg, png, save };
};

'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;

  all('.needs-script').forEach((element) => { element.hidden = false; });

  // ---- light and dark -------------------------------------------------------------------------------------------
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
  const theme = document.getElementById('theme');
  const nameTheme = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    nameTheme();
    drawFigures();
  });
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  dark.addEventListener('change', () => { nameTheme(); drawFigures(); });
  nameTheme();

  // ---- figures --------------------------------------------------------------------------------------------------
  // Okabe and Ito's colours; what matters differs in thickness or dashes, too
  const styles = () => (isDark()
    ? { mean: '#6cb8ee', feature: '#4f86a8', dominant: '#ff9448', distraction: '#f0efe9', solid_dominant: '#ff9448', unseen: '#f0efe9', guide: '#8d9296', ink: '#d5d4ce', rule: '#363b40', paper: '#1c2024', light: 'rgba(255,255,255,0.05)', dark: 'rgba(255,255,255,0.12)' }
    : { mean: '#0072b2', feature: '#8cc4e6', dominant: '#d55e00', distraction: '#000000', solid_dominant: '#d55e00', unseen: '#222222', guide: '#888888', ink: '#33373a', rule: '#e2e1dc', paper: '#ffffff', light: 'rgba(0,0,0,0.055)', dark: 'rgba(0,0,0,0.125)' });
  const WIDTH = { mean: 2.4, feature: 1, dominant: 2.4, distraction: 2, solid_dominant: 2.4, unseen: 1.2, guide: 1.2 };
  const DASH = { dominant: [8, 3], distraction: [2, 3], unseen: [5, 3] };
  // from light to dark on any paper: they are areas, not letters
  const TINTS = { step_1: '#ffffd9', step_2: '#edf8b1', step_3: '#c7e9b4', step_4: '#7fcdbb', step_5: '#41b6c4', step_6: '#1d91c0', step_7: '#225ea8', step_8: '#0c2c84', never: '#bdbdbd', unfinished: '#777777', missing: '#e69f00' };
  // of a line across them, which needs the same contrast in the dark
  const ON_TILES = '#d55e00';
  const tint = (tiles) => TINTS[tiles.tint.toLowerCase()];
  const superscript = (n) => String(n).replace(/[-0-9]/g, (c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]);
  const power = (exponent) => (exponent >= 0 && exponent <= 2 ? String(10 ** exponent) : '10' + superscript(exponent));
  const digits = (value, figures = 4) => {
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1e5)) return String(Number(value.toPrecision(figures)));
    const [mantissa, exponent] = value.toExponential(figures - 1).split('e').map(Number);
    return mantissa + '×10' + superscript(exponent);
  };
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]));
  const role = (series) => series.role.toLowerCase();

  // a logarithmic axis is drawn as a plain one of exponents: the library's own loses powers of ten below about 1e-16
  const toAxis = (spec, value) => (spec.log ? Math.log10(value) : value);
  const fromAxis = (spec, value) => (spec.log ? 10 ** value : value);
  const usable = (panel) => ([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (!panel.x.log || x > 0) && y >= Math.min(panel.y.min, 0);
  // what lies below the foot of the axis stands on it, as in the printed figure
  const drawn = (panel) => ([x, y]) => [toAxis(panel.x, x), toAxis(panel.y, Math.max(y, panel.y.min))];

  // a logarithmic axis of few decades is labelled at 1, 2 and 5 of each, which the library cannot do: see ticks
  const isShort = (spec) => spec.log && spec.step < 1;

  const axis = (spec, colours) => {
    const onTick = (end) => Math.abs(end / spec.step - Math.round(end / spec.step)) < 1e-6;
    const [min, max] = [toAxis(spec, spec.min), toAxis(spec, spec.max)];
    return {
      type: 'value',
      min,
      max,
      minInterval: spec.log ? 1 : undefined,
      name: spec.label,
      nameLocation: 'middle',
      nameTextStyle: { color: colours.ink, fontSize: 12 },
      axisTick: { show: !isShort(spec) },
      axisLabel: {
        show: !isShort(spec),
        color: colours.ink,
        hideOverlap: true,
        showMinLabel: onTick(min),
        showMaxLabel: onTick(max),
        formatter: spec.log ? (value) => (Number.isInteger(value) ? power(value) : '') : (value) => digits(value),
      },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.ink } },
      splitLine: { show: !isShort(spec), showMinLine: onTick(min), showMaxLine: onTick(max), lineStyle: { color: colours.rule } },
    };
  };

  const look = (series) => ({
    colour: series.onTiles ? ON_TILES : styles()[role(series)],
    width: WIDTH[role(series)] / (series.thin ? 2 : 1),
    dash: DASH[role(series)] ?? 'solid',
  });

  // what stands at a place: a value for each curve, the range of those that share a name
  const reading = (panel, points) => {
    const values = new Map();
    points.filter((point) => panel.series[point.seriesIndex]).forEach((point) => {
      const series = panel.series[point.seriesIndex];
      const name = series.marker ? `${series.name}, point` : series.name;
      values.set(name, [...(values.get(name) ?? []), point]);
    });
    const rows = [...values].map(([name, group]) => {
      const y = group.map((point) => fromAxis(panel.y, point.value[1]));
      const range = [...new Set([Math.min(...y), Math.max(...y)].map((value) => digits(value)))].join(' to ');
      return { name, range, colour: look(panel.series[group[0].seriesIndex]).colour };
    });
    const x = fromAxis(panel.x, points[0].value[0]);
    // of a plane the colours above each other there, from the top
    boxes(panel).filter(({ box: [left, right] }) => left <= x && x < right).sort((one, other) => other.box[2] - one.box[2])
      .forEach(({ tiles, box: [, , bottom, top] }) => rows.push({ name: tiles.name, range: `${digits(bottom)} to ${digits(top)}`, colour: tint(tiles) }));
    return { x: `${panel.x.label}: ${digits(x)}`, rows };
  };
  const shownReading = ({ x, rows }) => `<div class="reading">${escape(x)}<table>${rows.map(({ name, range, colour }) => `<tr><th scope="row"><span class="dot" style="background:${colour}"></span>${escape(name)}</th><td>${range}</td></tr>`).join('')}</table></div>`;
  const saidReading = ({ x, rows }) => `${x}. ${rows.map(({ name, range }) => `${name}: ${range}`).join('; ')}.`;

  // lines that nobody sees, with labels where they begin
  const ticks = (spec, coordinate, colours) => {
    if (!isShort(spec)) return [];
    const values = [];
    for (let n = Math.floor(Math.log10(spec.min)); n <= Math.log10(spec.max); n += 1) values.push(...[1, 2, 5].map((digit) => Number(`${digit}e${n}`)));
    return values.filter((value) => value >= spec.min && value <= spec.max).map((value) => ({
      [coordinate]: toAxis(spec, value),
      lineStyle: { color: 'transparent' },
      label: { formatter: digits(value), position: 'start', color: colours.ink, fontSize: 12 },
    }));
  };

  // the words at two marks of nearly the same height would lie on each other
  const beside = (panel, mark) => {
    const height = ({ y }) => (toAxis(panel.y, y) - toAxis(panel.y, panel.y.min)) / (toAxis(panel.y, panel.y.max) - toAxis(panel.y, panel.y.min));
    const crowded = panel.marks.some((other) => other !== mark && Math.abs(height(other) - height(mark)) < 0.06);
    if (crowded) return panel.marks.indexOf(mark) === 0 ? 'top' : 'bottom';
    return mark.left ? 'left' : 'right';
  };

  // bands, marks and ticks belong to no curve: they stay when curves are hidden
  const scenery = (panel, colours) => ({
    id: 'scenery',
    type: 'line',
    data: [],
    silent: true,
    markArea: {
      silent: true,
      label: { color: colours.ink, fontSize: 12, position: 'insideTop' },
      data: panel.bands.map((band) => [
        { name: band.label, xAxis: toAxis(panel.x, band.from), itemStyle: { color: colours[band.shade.toLowerCase()] ?? 'transparent' } },
        { xAxis: toAxis(panel.x, band.to) },
      ]),
    },
    markLine: { silent: true, symbol: 'none', data: [...ticks(panel.x, 'xAxis', colours), ...ticks(panel.y, 'yAxis', colours)] },
    markPoint: {
      silent: true,
      symbol: 'circle',
      symbolSize: 7,
      itemStyle: { color: colours.ink },
      data: panel.marks.map((mark) => ({
        name: mark.label,
        coord: [toAxis(panel.x, mark.x), toAxis(panel.y, mark.y)],
        label: { formatter: '{b}', color: colours.ink, fontSize: 12, position: beside(panel, mark) },
      })),
    },
  });

  const boxes = (panel) => (panel.tiles ?? []).flatMap((tiles) => tiles.boxes.map((box) => ({ tiles, box })));

  // a rectangle for each tile of a plane, below everything else; it reaches under its right neighbours, drawn later: no seam is seen
  const plane = (panel) => ({
    id: 'plane',
    type: 'line',
    data: [],
    silent: true,
    z: 0,
    markArea: {
      silent: true,
      data: boxes(panel).sort((one, other) => one.box[0] - other.box[0]).map(({ tiles, box: [left, right, bottom, top] }) => {
        const [from, to] = [toAxis(panel.x, left), toAxis(panel.x, right)];
        return [
          { xAxis: from, yAxis: toAxis(panel.y, bottom), itemStyle: { color: tint(tiles) } },
          { xAxis: Math.min(to + 2 * (to - from), toAxis(panel.x, panel.x.max)), yAxis: toAxis(panel.y, top) },
        ];
      }),
    },
  });

  const option = (panel, hiddenNames) => {
    const colours = styles();
    return {
      animation: false,
      // painted text has no element to inherit from
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily.replaceAll('"', "'") },
      title: { text: panel.title, left: 'center', top: 0, textStyle: { color: colours.ink, fontSize: 13, fontWeight: 600 } },
      grid: { left: 62, right: 18, top: 30, bottom: 46 },
      legend: { show: false, selected: Object.fromEntries(hiddenNames.map((name) => [name, false])) },
      xAxis: { ...axis(panel.x, colours), nameGap: 28 },
      yAxis: { ...axis(panel.y, colours), nameGap: 44 },
      dataZoom: [
        { type: 'inside', xAxisIndex: 0, start: 0, end: 100, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
        { type: 'inside', yAxisIndex: 0, start: 0, end: 100, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
      ],
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: colours.guide } },
        confine: true,
        backgroundColor: colours.paper,
        borderColor: colours.guide,
        textStyle: { color: colours.ink, fontSize: 12 },
        transitionDuration: still.matches ? 0 : 0.4,
        formatter: (points) => shownReading(reading(panel, points)),
      },
      series: [...panel.series.map((series, i) => {
        const { colour, width, dash } = look(series);
        const filled = series.marker?.filled ?? true;
        return {
          id: `series ${i}`,
          type: series.marker ? 'scatter' : 'line',
          name: series.name,
          data: series.points.filter(usable(panel)).map(drawn(panel)),
          z: { feature: 2, guide: 1 }[role(series)] ?? 3,
          symbol: 'circle',
          symbolSize: series.marker ? 2.4 * series.marker.radius : 6,
          showSymbol: Boolean(series.marker),
          color: colour,
          itemStyle: { color: filled ? colour : colours.paper, borderColor: colour, borderWidth: filled ? 0 : 1.6 },
          lineStyle: { color: colour, width, type: dash },
          emphasis: { disabled: true },
        };
      }), ...(panel.tiles ? [plane(panel)] : []), scenery(panel, colours)],
    };
  };

  // what a cursor can read of a panel: where points of the curves that are shown stand within its axes as they are zoomed
  const readable = (figure, i) => {
    const chart = charts(figure)[i];
    const panel = figure.data.panels[i];
    const points = panel.series.flatMap((series, seriesIndex) => (figure.hidden.has(series.name) ? [] : series.points.filter(usable(panel)).map(drawn(panel)).map((value) => ({ seriesIndex, value }))));
    // a guide has two ends and no values between them: it is no place to stop at, but where it is all there is
    const guides = panel.series.every((series) => role(series) === 'guide');
    const stops = ({ seriesIndex }) => guides || role(panel.series[seriesIndex]) !== 'guide';
    // what stands on the frame is seen, on whatever side of it a rounding may lie
    const inSight = ({ value }) => {
      const [left, top] = chart.convertToPixel({ gridIndex: 0 }, value);
      return [[1, 1], [1, -1], [-1, 1], [-1, -1]].some(([x, y]) => chart.containPixel({ gridIndex: 0 }, [left + x / 100, top + y / 100]));
    };
    return {
      chart,
      places: [...new Set(points.filter(stops).filter(inSight).map(({ value: [x] }) => x))].sort((one, other) => one - other),
      at: (x) => {
        const there = points.filter(({ value }) => value[0] === x);
        // one of each curve, as at a pointer
        const first = there.filter((point, j) => there.findIndex(({ seriesIndex }) => seriesIndex === point.seriesIndex) === j);
        return { height: first[0].value[1], words: saidReading(reading(panel, first)) };
      },
    };
  };

  const figures = [];

  const curveSwatch = (series) => {
    const { colour, width, dash } = look(series);
    return `<svg viewBox="0 0 26 10" aria-hidden="true"><line x1="0" y1="5" x2="26" y2="5" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash === 'solid' ? '' : dash.join(' ')}"/></svg>`;
  };

  const button = (text, action, label) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    if (label) element.setAttribute('aria-label', label);
    element.addEventListener('click', action);
    return element;
  };

  // towards the middle of the first curve, in percent of each axis: the middle of a panel may be empty
  const middle = (panel) => {
    const points = panel.series[0].points.filter(usable(panel)).map(drawn(panel));
    const place = (spec, value) => (100 * (value - toAxis(spec, spec.min))) / (toAxis(spec, spec.max) - toAxis(spec, spec.min));
    const point = points[points.length >> 1];
    return point ? [place(panel.x, point[0]), place(panel.y, point[1])] : [50, 50];
  };

  const zoom = (figure, factor) => {
    figure.half = factor === 0 ? 50 : Math.min(50, figure.half * factor);
    const batch = (panel) => middle(panel).map((centre, axis) => {
      const start = Math.max(0, Math.min(centre - figure.half, 100 - 2 * figure.half));
      return { dataZoomIndex: axis, start, end: start + 2 * figure.half };
    });
    charts(figure).forEach((chart, i) => chart.dispatchAction({ type: 'dataZoom', batch: batch(figure.data.panels[i]) }));
  };

  const key = window.iclKey({ look, tint, ink: () => styles().ink, escape });
  const files = window.iclFiles({ option, charts, boxes, paper: () => styles().paper, key });

  const tools = (figure) => {
    const bar = figure.element.querySelector('.tools');
    const curves = new Map();
    figure.data.panels.flatMap((panel) => panel.series).forEach((series) => { if (!curves.has(series.name)) curves.set(series.name, series); });
    bar.replaceChildren();
    curves.forEach((series, name) => {
      const toggle = button('', () => {
        const seen = charts(figure);
        const hide = !figure.hidden.has(name);
        figure.hidden[hide ? 'add' : 'delete'](name);
        toggle.setAttribute('aria-pressed', String(!hide));
        seen.forEach((chart) => chart.dispatchAction({ type: hide ? 'legendUnSelect' : 'legendSelect', name }));
      });
      toggle.className = 'curve';
      toggle.dataset.curve = name;
      toggle.setAttribute('aria-pressed', String(!figure.hidden.has(name)));
      toggle.innerHTML = curveSwatch(series);
      toggle.append(name);
      bar.append(toggle);
    });
    const names = new Map(figure.data.panels.flatMap((panel) => panel.tiles ?? []).map((tiles) => [tint(tiles), tiles.name]));
    Object.values(TINTS).filter((colour) => names.has(colour)).forEach((colour) => {
      const key = document.createElement('span');
      key.className = 'tint';
      key.innerHTML = `<svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill="${colour}" stroke="currentColor" stroke-width="0.5"/></svg>`;
      key.append(names.get(colour));
      bar.append(key);
    });
    const title = figure.element.querySelector('h3').textContent;
    // they stay together where the line breaks
    const others = document.createElement('span');
    others.className = 'save';
    others.append(
      button('+', () => zoom(figure, 0.6), `Zoom in: ${title}`),
      button('−', () => zoom(figure, 1 / 0.6), `Zoom out: ${title}`),
      button('Whole', () => zoom(figure, 0), `Show the whole figure: ${title}`),
      button('CSV', () => files.csv(figure), `Save the data as CSV: ${title}`),
      button('SVG', () => files.svg(figure), `Save the picture as SVG: ${title}`),
      button('PNG', () => files.png(figure), `Save the picture as PNG: ${title}`),
    );
    bar.append(others);
  };

  const drawPanels = (figure) => {
    figure.half = 50;
    figure.charts = all('.panel', figure.element).slice(0, figure.data.panels.length).map((panel, i) => {
      // what moves is painted; what stands is drawn
      const moves = figure.element.matches('.computed');
      const known = echarts.getInstanceByDom(panel);
      const chart = known ?? echarts.init(panel, null, { renderer: moves ? 'canvas' : 'svg' });
      // its letters are read from the panel's own words
      if (!known) panel.firstElementChild.setAttribute('aria-hidden', 'true');
      chart.setOption(option(figure.data.panels[i], [...figure.hidden]), moves ? { replaceMerge: 'series' } : { notMerge: true });
      return chart;
    });
  };

  // the place of the panels is kept before they are drawn: nothing below moves
  const present = (figure) => {
    all('.static', figure.element).forEach((printed) => { printed.hidden = true; });
    figure.element.querySelector('.live').hidden = false;
    if (!figure.curves) all('.panel', figure.element).forEach((panel, i) => window.iclCursor(panel, () => readable(figure, i)));
    const curves = JSON.stringify([isDark(), figure.data.panels.map((panel) => panel.series.map((series) => series.name))]);
    if (curves !== figure.curves) tools(figure);
    figure.curves = curves;
  };

  const drawFigure = (figure) => {
    present(figure);
    drawPanels(figure);
  };

  // what nobody has come near to is not drawn; whoever uses its buttons all the same has it drawn first
  const near = typeof echarts === 'undefined' ? null : new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
    charts(figures.find(({ element }) => element === entry.target));
  }), { rootMargin: '100% 0px' });

  function charts(figure) {
    if (figure.charts.length === 0) {
      near.unobserve(figure.element);
      drawPanels(figure);
    }
    return figure.charts;
  }

  function drawFigures() {
    figures.forEach((figure) => (figure.charts.length > 0 ? drawFigure : present)(figure));
  }

  // a change of the page's height, as when a card is opened, changes no figure
  const fit = () => {
    const fits = (chart) => chart.getWidth() === chart.getDom().clientWidth && chart.getHeight() === chart.getDom().clientHeight;
    figures.flatMap((figure) => figure.charts).filter((chart) => !fits(chart)).forEach((chart) => chart.resize());
  };

  if (near) {
    all('figure.plot').forEach((element) => {
      const data = JSON.parse(element.querySelector('script').textContent);
      data.panels.filter((panel) => panel.tiles).forEach((panel) => panel.series.forEach((series) => { series.onTiles = true; }));
      figures.push({ element, data, hidden: new Set(), charts: [] });
      near.observe(element);
    });
    drawFigures();
    new ResizeObserver(fit).observe(document.getElementById('main'));
  }

  // what is computed while the page is read is drawn as what was recorded
  const shown = (element, data) => {
    const figure = figures.find((candidate) => candidate.element === element);
    if (!figure) figures.push({ element, data, hidden: new Set(), charts: [] });
    else figure.data = data;
    drawFigure(figure ?? figures[figures.length - 1]);
  };
  window.iclPage = { all, digits, escape, save: files.save, show: shown };

  // ---- filters --------------------------------------------------------------------------------------------------
  const filters = document.getElementById('filters');
  const cards = all('.card');
  // asked for at every letter that is typed
  const texts = new Map();
  const textOf = (card) => texts.get(card) ?? texts.set(card, card.textContent.toLowerCase()).get(card);
  const applyFilters = () => {
    const wanted = Object.fromEntries(new FormData(filters));
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card) => {
      const fits = ['verdict', 'means', 'origin', 'topic'].every((key) => !wanted[key] || card.dataset[key] === wanted[key])
        && words.every((word) => textOf(card).includes(word));
      card.hidden = !fits;
      shown += fits;
    });
    all('.topic').forEach((heading) => {
      heading.hidden = !cards.some((card) => !card.hidden && card.dataset.topic === heading.dataset.topic);
    });
    document.getElementById('shown').textContent = `${shown} of ${cards.length} shown`;
  };
  filters.addEventListener('input', applyFilters);
  filters.addEventListener('reset', () => setTimeout(applyFilters));
  filters.addEventListener('submit', (event) => event.preventDefault());

  // a link to a claim always shows it
  const reveal = () => {
    const card = cards.find((candidate) => '#' + candidate.id === location.hash);
    if (!card) return;
    if (card.hidden) {
      filters.reset();
      applyFilters();
    }
    card.scrollIntoView();
    card.focus({ preventScroll: true });
  };
  addEventListener('hashchange', reveal);
  applyFilters();
  reveal();

  // ---- graph: what a claim rests on, and what rests on it ---------------------------------------------------------
  const graph = document.querySelector('.graph');
  const edges = all('.edges path', graph);
  const reach = (start, from, to) => {
    const seen = new Set([start]);
    const lit = [];
    for (const id of seen) {
      edges.filter((edge) => edge.dataset[from] === id).forEach((edge) => { lit.push(edge); seen.add(edge.dataset[to]); });
    }
    return { seen, lit };
  };
  const choose = (id) => {
    graph.classList.toggle('chosen', id !== null);
    all('.lit', graph).forEach((element) => element.classList.remove('lit'));
    if (id === null) return;
    [reach(id, 'to', 'from'), reach(id, 'from', 'to')].forEach(({ seen, lit }) => {
      lit.forEach((edge) => edge.classList.add('lit'));
      all('.node', graph).filter((node) => seen.has(node.dataset.id)).forEach((node) => node.classList.add('lit'));
    });
  };
  all('.node', graph).forEach((node) => {
    node.addEventListener('mouseenter', () => choose(node.dataset.id));
    node.addEventListener('mouseleave', () => choose(null));
    node.addEventListener('focus', () => choose(node.dataset.id));
    node.addEventListener('blur', () => choose(null));
  });

  // ---- long formulas: what scrolls within its cell can be scrolled by keyboard, too ------------------------------
  const wide = all('.loose td > div, .loose .number');
  new ResizeObserver(() => {
    // all are measured before one is changed: else the page is laid out for each
    const scrolls = wide.map((cell) => cell.scrollWidth > cell.clientWidth);
    wide.forEach((cell, i) => (scrolls[i] ? cell.setAttribute('tabindex', '0') : cell.removeAttribute('tabindex')));
  }).observe(document.querySelector('.loose'));

  // ---- where the reader is ---------------------------------------------------------------------------------------
  const links = all('.contents ol a');
  const seen = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
    links.forEach((link) => (link.hash === '#' + entry.target.id ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
  }), { rootMargin: '-10% 0px -80% 0px' });
  all('main > section').forEach((section) => seen.observe(section));
})();

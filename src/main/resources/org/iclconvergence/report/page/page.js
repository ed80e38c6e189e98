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
  dark.addEventListener('change', () => { nameTheme(); drawFigures(); });
  nameTheme();

  // ---- figures --------------------------------------------------------------------------------------------------
  // Okabe and Ito's colours; what matters differs in thickness or dashes, too
  const styles = () => (isDark()
    ? { mean: '#6cb8ee', feature: '#4f86a8', dominant: '#ff9448', distraction: '#f0efe9', guide: '#8d9296', ink: '#d5d4ce', rule: '#363b40', paper: '#1c2024' }
    : { mean: '#0072b2', feature: '#8cc4e6', dominant: '#d55e00', distraction: '#000000', guide: '#888888', ink: '#33373a', rule: '#e2e1dc', paper: '#ffffff' });
  const WIDTH = { mean: 2.4, feature: 1, dominant: 2.4, distraction: 2, guide: 1.2 };
  const DASH = { dominant: [8, 3], distraction: [2, 3] };
  // curves of one style, such as one for each K, are told apart by their dashes
  const RANKS = ['solid', [8, 3], [2, 3], [10, 3, 2, 3]];
  const superscript = (n) => String(n).replace(/[-0-9]/g, (c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]);
  const power = (exponent) => (exponent >= 0 && exponent <= 2 ? String(10 ** exponent) : '10' + superscript(exponent));
  const digits = (value) => {
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1e5)) return String(Number(value.toPrecision(4)));
    const exponent = Math.floor(Math.log10(size));
    return Number((value / 10 ** exponent).toPrecision(4)) + '×10' + superscript(exponent);
  };
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]));
  const kind = (series) => series.style.split(' ')[0];
  const isPoints = (series) => series.style.endsWith('points');
  const usable = (panel) => (point) => point.every(Number.isFinite)
    && (!panel.x.log || point[0] > 0) && (!panel.y.log || point[1] > 0);

  // a logarithmic axis is drawn as a plain one of exponents: the library's own loses powers of ten below about 1e-16
  const toAxis = (spec, value) => (spec.log ? Math.log10(value) : value);
  const fromAxis = (spec, value) => (spec.log ? 10 ** value : value);

  const axis = (spec, values, colours) => {
    const ends = spec.log && values.length > 0
      ? { min: Math.floor(Math.min(...values) + 1e-9), max: Math.ceil(Math.max(...values) - 1e-9), minInterval: 1 }
      : { min: spec.min ?? undefined, max: spec.max ?? (values.length > 0 ? undefined : 1) };
    return {
      type: 'value',
      ...ends,
      name: spec.name,
      nameLocation: 'middle',
      nameTextStyle: { color: colours.ink, fontSize: 12 },
      axisLabel: { color: colours.ink, hideOverlap: true, formatter: spec.log ? (value) => (Number.isInteger(value) ? power(value) : '') : undefined },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.ink } },
      splitLine: { lineStyle: { color: colours.rule } },
    };
  };

  // name of a curve to its rank among those of its style
  const ranks = (data) => {
    const next = {};
    const ranks = new Map();
    data.panels.flatMap((panel) => panel.series).filter((series) => kind(series) !== 'feature' && !isPoints(series)).forEach((series) => {
      if (!ranks.has(series.name)) {
        next[kind(series)] = (next[kind(series)] ?? -1) + 1;
        ranks.set(series.name, next[kind(series)]);
      }
    });
    return { of: (series) => ranks.get(series.name) ?? 0, several: (series) => next[kind(series)] > 0 };
  };

  const look = (series, ranking) => ({
    colour: styles()[kind(series)],
    width: WIDTH[kind(series)],
    dash: ranking.several(series) ? RANKS[ranking.of(series) % RANKS.length] : DASH[kind(series)] ?? 'solid',
  });

  // what stands at the pointer: a value for each curve, the range of those that share a name
  const reading = (panel, points) => {
    const values = new Map();
    points.forEach((point) => values.set(point.seriesName, [...(values.get(point.seriesName) ?? []), point]));
    const rows = [...values].map(([name, group]) => {
      const y = group.map((point) => fromAxis(panel.y, point.value[1]));
      const range = [...new Set([Math.min(...y), Math.max(...y)].map(digits))].join(' to ');
      return `<tr><th scope="row"><span class="dot" style="background:${group[0].borderColor ?? group[0].color}"></span>${escape(name)}</th><td>${range}</td></tr>`;
    });
    return `<div class="reading">${escape(panel.x.name)}: ${digits(fromAxis(panel.x, points[0].axisValue))}<table>${rows.join('')}</table></div>`;
  };

  const option = (panel, ranking, hiddenNames) => {
    const colours = styles();
    const shown = panel.series.map((series) => ({
      ...series,
      data: series.data.filter(usable(panel)).map(([x, y]) => [toAxis(panel.x, x), toAxis(panel.y, y)]),
    }));
    const points = shown.flatMap((series) => series.data);
    return {
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      title: panel.title ? { text: panel.title, left: 'center', top: 0, textStyle: { color: colours.ink, fontSize: 13, fontWeight: 600 } } : undefined,
      grid: { left: 62, right: 18, top: panel.title ? 30 : 14, bottom: 46 },
      legend: { show: false, selected: Object.fromEntries(hiddenNames.map((name) => [name, false])) },
      xAxis: { ...axis(panel.x, points.map((p) => p[0]), colours), nameGap: 28 },
      yAxis: { ...axis(panel.y, points.map((p) => p[1]), colours), nameGap: 44 },
      dataZoom: [
        { type: 'inside', xAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
        { type: 'inside', yAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
      ],
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: colours.guide } },
        confine: true,
        backgroundColor: colours.paper,
        borderColor: colours.guide,
        textStyle: { color: colours.ink, fontSize: 12 },
        formatter: (points) => reading(panel, points),
      },
      series: shown.map((series) => {
        const { colour, width, dash } = look(series, ranking);
        return {
          type: isPoints(series) ? 'scatter' : 'line',
          name: series.name,
          data: series.data,
          z: { feature: 2, guide: 1 }[kind(series)] ?? 3,
          symbol: 'circle',
          symbolSize: isPoints(series) ? 7 : 6,
          showSymbol: isPoints(series),
          color: colour,
          itemStyle: { color: isPoints(series) ? colours.paper : colour, borderColor: colour, borderWidth: isPoints(series) ? 1.8 : 0 },
          lineStyle: { color: colour, width, type: dash },
          emphasis: { disabled: true },
        };
      }),
    };
  };

  const figures = [];

  const curveSwatch = (series, ranking) => {
    const { colour, width, dash } = look(series, ranking);
    return isPoints(series)
      ? `<svg viewBox="0 0 26 10" aria-hidden="true"><circle cx="13" cy="5" r="3.4" fill="none" stroke="${colour}" stroke-width="1.8"/></svg>`
      : `<svg viewBox="0 0 26 10" aria-hidden="true"><line x1="0" y1="5" x2="26" y2="5" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash === 'solid' ? '' : dash.join(' ')}"/></svg>`;
  };

  const button = (text, action, label) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    if (label) element.setAttribute('aria-label', label);
    element.addEventListener('click', action);
    return element;
  };

  const zoom = (figure, factor) => {
    figure.half = factor === 0 ? 50 : Math.min(50, figure.half * factor);
    const range = { start: 50 - figure.half, end: 50 + figure.half };
    figure.charts.forEach((chart) => chart.dispatchAction({ type: 'dataZoom', batch: [{ dataZoomIndex: 0, ...range }, { dataZoomIndex: 1, ...range }] }));
  };

  const saveCsv = (figure) => {
    const rows = ['panel,curve,x,y'];
    const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    figure.data.panels.forEach((panel) => panel.series.forEach((series) => series.data.forEach(([x, y]) => rows.push([cell(panel.title ?? ''), cell(series.name), x, y].join(',')))));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([rows.join('\n') + '\n'], { type: 'text/csv' }));
    link.download = figure.element.id + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const tools = (figure) => {
    const bar = figure.element.querySelector('.tools');
    const curves = new Map(figure.data.panels.flatMap((panel) => panel.series).map((series) => [series.name, series]));
    bar.replaceChildren();
    curves.forEach((series, name) => {
      const toggle = button('', () => {
        const hide = !figure.hidden.has(name);
        figure.hidden[hide ? 'add' : 'delete'](name);
        toggle.setAttribute('aria-pressed', String(!hide));
        figure.charts.forEach((chart) => chart.dispatchAction({ type: hide ? 'legendUnSelect' : 'legendSelect', name }));
      });
      toggle.className = 'curve';
      toggle.dataset.curve = name;
      toggle.setAttribute('aria-pressed', String(!figure.hidden.has(name)));
      toggle.innerHTML = curveSwatch(series, figure.ranking);
      toggle.append(name);
      bar.append(toggle);
    });
    const title = figure.element.querySelector('h3').textContent;
    bar.append(
      button('+', () => zoom(figure, 0.6), `Zoom in: ${title}`),
      button('−', () => zoom(figure, 1 / 0.6), `Zoom out: ${title}`),
      button('Whole', () => zoom(figure, 0), `Show the whole figure: ${title}`),
      button('CSV', () => saveCsv(figure), `Save the data as CSV: ${title}`),
    );
  };

  const drawFigure = (figure) => {
    figure.charts.forEach((chart) => chart.dispose());
    figure.half = 50;
    figure.element.querySelector('.static').hidden = true;
    figure.element.querySelector('.live').hidden = false;
    figure.charts = all('.panel', figure.element).map((panel, i) => {
      const chart = echarts.init(panel, null, { renderer: 'svg' });
      chart.setOption(option(figure.data.panels[i], figure.ranking, [...figure.hidden]));
      return chart;
    });
    tools(figure);
  };

  function drawFigures() {
    figures.forEach(drawFigure);
  }

  if (typeof echarts !== 'undefined') {
    all('figure.plot').forEach((element) => {
      const data = JSON.parse(element.querySelector('script').textContent);
      figures.push({ element, data, ranking: ranks(data), hidden: new Set(), charts: [] });
    });
    drawFigures();
    new ResizeObserver(() => figures.forEach((figure) => figure.charts.forEach((chart) => chart.resize()))).observe(document.getElementById('main'));
  }

  // ---- filters --------------------------------------------------------------------------------------------------
  const filters = document.getElementById('filters');
  const cards = all('.card');
  const applyFilters = () => {
    const wanted = Object.fromEntries(new FormData(filters));
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card) => {
      const text = card.textContent.toLowerCase();
      const fits = ['verdict', 'origin', 'topic'].every((key) => !wanted[key] || card.dataset[key] === wanted[key])
        && words.every((word) => text.includes(word));
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

  // ---- where the reader is ---------------------------------------------------------------------------------------
  const links = all('.contents ol a');
  const seen = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
    links.forEach((link) => (link.hash === '#' + entry.target.id ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
  }), { rootMargin: '-10% 0px -80% 0px' });
  all('main > section').forEach((section) => seen.observe(section));
})();

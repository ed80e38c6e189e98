'use strict';
// The values of a figure by keyboard: a cursor goes from point to point of a panel. What stands there is shown as at a pointer, by the drawing
// library, and told to a screen reader.
window.iclCursor = (() => {
  const told = document.getElementById('figure-told');
  // as long as a key is held down nothing is said
  const SETTLED = 150;
  // of a pixel
  const EDGE = 1e-3;
  let saying;
  const say = (text) => {
    clearTimeout(saying);
    saying = setTimeout(() => { told.textContent = text; }, text ? SETTLED : 0);
  };

  // where a key leads from a place among so many; without a place it leads to an end
  const MOVES = {
    ArrowRight: (place) => place + 1,
    ArrowLeft: (place, count) => (place < 0 ? count : place) - 1,
    PageUp: (place, count) => place + Math.ceil(count / 10),
    PageDown: (place, count) => (place < 0 ? count : place) - Math.ceil(count / 10),
    Home: () => 0,
    End: (place, count) => count - 1,
  };

  /** Reads a panel by keyboard; read gives its chart, the places in sight, increasing, on the horizontal axis, and for each its height and words. */
  return (panel, read) => {
    // where it stands on the axis: the places may become others
    let x = null;
    // what drew the cursor
    let drawn = null;

    const leave = () => {
      if (x === null) return;
      x = null;
      drawn.dispatchAction({ type: 'hideTip' });
      drawn.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
      say('');
    };

    const nearest = (places) => places.reduce((best, place, i) => (Math.abs(place - x) < Math.abs(places[best] - x) ? i : best), 0);

    const move = (key) => {
      const { chart, places, at } = read();
      if (places.length === 0) {
        leave();
        say('No point of a curve is in sight.');
        return;
      }
      const place = MOVES[key](x === null ? -1 : nearest(places), places.length);
      x = places[Math.min(Math.max(place, 0), places.length - 1)];
      drawn = chart;
      const { height, words } = at(x);
      const [left, top] = chart.convertToPixel({ gridIndex: 0 }, [x, height]);
      // on the frame itself a pointer may be outside, by a rounding
      const inwards = (length, whole) => length + (length < whole / 2 ? EDGE : -EDGE);
      chart.dispatchAction({ type: 'showTip', x: inwards(left, chart.getWidth()), y: inwards(top, chart.getHeight()) });
      say(words);
    };

    panel.tabIndex = 0;
    // the arrows are the figure's, not the screen reader's
    panel.setAttribute('role', 'application');
    panel.setAttribute('aria-roledescription', 'figure');
    panel.setAttribute('aria-describedby', 'figure-keys');
    panel.addEventListener('blur', leave);
    panel.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.key === 'Escape') leave();
      else if (event.key in MOVES) {
        event.preventDefault();
        move(event.key);
      }
    });
  };
})();

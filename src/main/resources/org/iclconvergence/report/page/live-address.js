'use strict';
// The setting of a form in the page's address, and what an address says that nobody can understand.
window.iclAddress = ({ section, form, defaults, fields, counts, readable }) => {
  const LONGEST = 40;
  const quoted = (text) => `“${text.length > LONGEST ? text.slice(0, LONGEST) + '…' : text}”`;
  const choice = (name) => [...form.elements[name].options].find(({ value }) => value === defaults[name]).textContent;
  const usual = (name) => {
    if (form.elements[name].matches('select')) return `“${choice(name)}” is`;
    return defaults[name] === '' ? 'the usual value is' : `${defaults[name]} is`;
  };

  const rule = (name) => {
    const { label, allowed } = fields[name];
    return form.elements[name].matches('select') ? `${label} must be one of ${[...form.elements[name].options].map(({ value }) => value).join(', ')}` : `${label} must ${allowed}`;
  };

  return {
    /** A fragment; what is as usual, or does not matter beside the other values, is left out. */
    of: (values) => {
      const told = new URLSearchParams(Object.entries(values).filter(([name, value]) => value !== defaults[name] && counts(name, values)));
      return `#${section}${told.size > 0 ? '?' + told : ''}`;
    },

    /** The values that a fragment sets, and one sentence about what is wrong with it, or none; null if it is not about this form. */
    read: (fragment) => {
      if (!fragment.startsWith(`#${section}?`)) return null;
      const given = [...new URLSearchParams(fragment.slice(section.length + 2))];
      const values = {};
      const told = new Set();
      given.forEach(([name, value]) => {
        if (!Object.hasOwn(fields, name)) told.add(`${quoted(value === '' ? name : `${name}=${value}`)} is no setting of this form (those are ${Object.keys(fields).join(', ')}) and is left out`);
        else if (!readable(name, value)) told.add(`${fields[name].label} = ${quoted(value)} makes no sense, ${usual(name)} used in its place: ${rule(name)}`);
        else {
          if (Object.hasOwn(values, name) && values[name] !== value) told.add(`${fields[name].label} stands there more than once, the last, ${quoted(value)}, is used`);
          values[name] = value;
        }
      });
      const most = [...told].slice(0, 6);
      if (told.size > most.length) most.push(`and ${told.size - most.length} more`);
      return { values, remark: most.length > 0 ? `Not understood in the address: ${most.join('; ')}.` : '' };
    },
  };
};

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stillVisible } from './selection';

const SOURCE = resolve(__dirname, '..');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.spec.tsx'))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));

describe('a selection of rows', () => {
  it('never keeps what a filter, a page or another visit has taken out of sight', () => {
    expect(stillVisible(['a', 'b', 'c'], ['b', 'd'])).toEqual(['b']);
    expect(stillVisible(['a'], [])).toEqual([]);
    expect(stillVisible([], ['a'])).toEqual([]);
  });

  it('is made in one place for every list with rows to tick', () => {
    const own = files.filter(({ text }) =>
      /const \[(chosen|selected|picked), \w+\] = useState<(string\[\]|ReadonlySet<string>)>/.test(text),
    );
    expect(own.map(({ name }) => name)).toEqual(['evaluation/SeatPicker.tsx']);
    const lists = files.filter(({ text }) => /bulkActionButtons=\{</.test(text));
    expect(lists.map(({ name }) => name)).toEqual(['tasks/TaskTable.tsx']);
    const everyList = files.find(({ name }) => name === 'components/RecordList.tsx');
    expect(everyList?.text).toContain('<VisibleSelection />');
    // No list beside it.
    const beside = files.filter(({ text }) => /import \{[^}]*\bList\b[^}]*\} from 'react-admin'/.test(text));
    expect(beside.map(({ name }) => name)).toEqual(['components/RecordList.tsx']);
  });
});

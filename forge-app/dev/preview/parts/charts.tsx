import { Parts, Props } from '../forge-doc';
import { list, text } from '../props';
import { Bars, Line, Ring } from './drawings';
import { Point, total } from './series';

type Row = Record<string, unknown> | unknown[];

/** An accessor of UI Kit's charts: a key, a column number, or a function. */
function read(row: Row, accessor: unknown): unknown {
  if (typeof accessor === 'function') return accessor(row);
  return (row as Record<string, unknown>)[String(accessor)];
}

function points(props: Props, names: { label: string; value: string }): Point[] {
  return list<Row>(props, 'data').map(row => ({
    label: String(read(row, props[names.label]) ?? ''),
    value: Number(read(row, props[names.value]) ?? 0),
    series: props.colorAccessor === undefined || names.label === 'colorAccessor' ? '' : String(read(row, props.colorAccessor) ?? ''),
  }));
}

/** The drawing is for the eye; the same numbers stand in a table for everyone. */
function Chart({ props, data, children }: { props: Props; data: Point[]; children: React.ReactNode }) {
  const many = data.some(p => p.series);
  return (
    <figure className="fk-chart">
      {text(props, 'title') && <figcaption><strong>{text(props, 'title')}</strong> {text(props, 'subtitle')}</figcaption>}
      {total(data) > 0 ? children : <p className="fk-text">Nothing to show yet.</p>}
      <details><summary>Show the numbers{text(props, 'title') ? ` of ${text(props, 'title')}` : ''}</summary>
        <table className="fk-table">
          <thead><tr><th scope="col">What</th>{many && <th scope="col">Kind</th>}<th scope="col">Number</th></tr></thead>
          <tbody>{data.map((p, i) => <tr key={i}><td>{p.label}</td>{many && <td>{p.series}</td>}<td>{p.value}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}

const xy = { label: 'xAccessor', value: 'yAccessor' };
const share = (props: Props) => ({ label: props.labelAccessor === undefined ? 'colorAccessor' : 'labelAccessor', value: 'valueAccessor' });

function bars(props: Props) { const data = points(props, xy); return <Chart props={props} data={data}><Bars data={data} /></Chart>; }
function ring(props: Props, hole: boolean) { const data = points(props, share(props)); return <Chart props={props} data={data}><Ring data={data} hole={hole} /></Chart>; }
function line(props: Props) { const data = points(props, xy); return <Chart props={props} data={data}><Line data={data} /></Chart>; }

export const charts: Parts = {
  BarChart: ({ props }) => bars(props),
  HorizontalBarChart: ({ props }) => bars(props),
  StackBarChart: ({ props }) => bars(props),
  HorizontalStackBarChart: ({ props }) => bars(props),
  LineChart: ({ props }) => line(props),
  DonutChart: ({ props }) => ring(props, true),
  PieChart: ({ props }) => ring(props, false),
};

import { Point, byLabel, seriesOf, total } from './series';

const COLOURS = ['#0C66E4', '#22A06B', '#B65C02', '#8270DB', '#C9372C', '#227D9B'];
const colour = (n: number) => COLOURS[n % COLOURS.length];

/** Stacked where a label has several series; one bar a label, drawn lying. */
export function Bars({ data }: { data: Point[] }) {
  const groups = byLabel(data);
  const series = seriesOf(data);
  const most = Math.max(1, ...groups.map(([, points]) => total(points)));
  return (
    <div aria-hidden className="fk-bars">
      {groups.map(([label, points]) => (
        <div key={label} className="fk-bar-row">
          <span className="fk-bar-label">{label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none">
            {points.map((p, i) => {
              const before = total(points.slice(0, i));
              return <rect key={i} x={(before / most) * 100} width={(p.value / most) * 100} height={10} fill={colour(series.indexOf(p.series))} />;
            })}
          </svg>
          <span>{total(points)}</span>
        </div>
      ))}
    </div>
  );
}

export function Line({ data }: { data: Point[] }) {
  const labels = byLabel(data).map(([label]) => label);
  const most = Math.max(1, ...data.map(p => p.value));
  const place = (p: Point) => `${(labels.indexOf(p.label) / Math.max(1, labels.length - 1)) * 100},${40 - (p.value / most) * 38}`;
  return (
    <svg aria-hidden viewBox="0 0 100 42" className="fk-line" preserveAspectRatio="none">
      {seriesOf(data).map((series, i) => <polyline key={series} fill="none" stroke={colour(i)} strokeWidth={1.5} vectorEffect="non-scaling-stroke" points={data.filter(p => p.series === series).map(place).join(' ')} />)}
    </svg>
  );
}

/** Shares of a whole as arcs of a circle with circumference 100. */
export function Ring({ data, hole }: { data: Point[]; hole: boolean }) {
  const all = total(data) || 1;
  const radius = 100 / (2 * Math.PI);
  return (
    <div className="fk-ring" aria-hidden>
      <svg viewBox="0 0 42 42">
        {data.map((p, i) => (
          <circle key={i} cx={21} cy={21} r={hole ? radius : radius / 2} fill="none" stroke={colour(i)} strokeWidth={hole ? 6 : radius}
            pathLength={100} strokeDasharray={`${(p.value / all) * 100} 100`} strokeDashoffset={-(total(data.slice(0, i)) / all) * 100} transform="rotate(-90 21 21)" />
        ))}
      </svg>
      <ul>{data.map((p, i) => <li key={i}><span style={{ background: colour(i) }} />{p.label}: {p.value}</li>)}</ul>
    </div>
  );
}

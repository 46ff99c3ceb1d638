import { ReactNode, useState } from 'react';
import { ForgeDoc, Parts } from '../forge-doc';
import { amount, flag, list, text } from '../props';
import { View } from '../forge-doc-view';
import { fromElement } from '../element';

interface Order { column: number; down: boolean }

const part = (doc: ForgeDoc, name: string) => doc.children.find(c => c.props.name === name)?.children ?? [];
const drawn = (doc: ForgeDoc): ReactNode => doc.children.map(c => <View key={c.key} doc={c} />);

/** A row's cell is sorted by its key, as in Atlassian's table. */
const keyOf = (row: ForgeDoc, column: number) => text(row.children[column]?.props ?? {}, 'cellKey') ?? '';

function sorted(rows: ForgeDoc[], order?: Order): ForgeDoc[] {
  if (!order) return rows;
  const up = [...rows].sort((a, b) => keyOf(a, order.column).localeCompare(keyOf(b, order.column), undefined, { numeric: true }));
  return order.down ? up.reverse() : up;
}

function Table({ doc }: { doc: ForgeDoc }) {
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(1);
  const rows = sorted(part(doc, 'rows'), order);
  const size = amount(doc.props, 'rowsPerPage') ?? (rows.length || 1);
  const shown = rows.slice((page - 1) * size, page * size);
  if (flag(doc.props, 'isLoading')) return <span role="status" className="fk-spinner" aria-label="Loading" />;
  return (
    <div className="fk-table-box" tabIndex={0} role="region" aria-label={text(doc.props, 'caption') ?? text(doc.props, 'label') ?? 'Table'}>
      <table className="fk-table">
        {text(doc.props, 'caption') && <caption>{text(doc.props, 'caption')}</caption>}
        <thead><tr>{part(doc, 'head').map((cell, column) => <HeadCell key={cell.key} cell={cell} column={column} order={order} onSort={setOrder} />)}</tr></thead>
        <tbody>{shown.map(row => <tr key={row.key}>{row.children.map(cell => <td key={cell.key} colSpan={amount(cell.props, 'colSpan')}>{drawn(cell)}</td>)}</tr>)}</tbody>
      </table>
      {rows.length === 0 && (fromElement(doc.props.emptyView) ?? <p className="fk-text">Nothing here.</p>)}
      {rows.length > size && <Pages {...{ page, pages: Math.ceil(rows.length / size), setPage }} />}
    </div>
  );
}

function HeadCell({ cell, column, order, onSort }: { cell: ForgeDoc; column: number; order?: Order; onSort: (order: Order) => void }) {
  const mine = order?.column === column ? order : undefined;
  const sort = mine ? (mine.down ? 'descending' : 'ascending') : undefined;
  if (!flag(cell.props, 'isSortable')) return <th scope="col">{drawn(cell)}</th>;
  return <th scope="col" aria-sort={sort}><button type="button" className="fk-sort" onClick={() => onSort({ column, down: mine ? !mine.down : false })}>{drawn(cell)}</button></th>;
}

function Pages({ page, pages, setPage }: { page: number; pages: number; setPage: (page: number) => void }) {
  return (
    <nav className="fk-pages" aria-label="Pages">
      <button type="button" className="fk-button" disabled={page === 1} onClick={() => setPage(page - 1)}>Previous</button>
      <span>Page {page} of {pages}</span>
      <button type="button" className="fk-button" disabled={page === pages} onClick={() => setPage(page + 1)}>Next</button>
    </nav>
  );
}

export const table: Parts = {
  DynamicTable: ({ doc }) => <Table doc={doc} />,
  Pagination: ({ props }) => <nav aria-label="Pages">{list<unknown>(props, 'pages').length} pages</nav>,
};

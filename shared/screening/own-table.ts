/** Possible meanings of a column of a company's own table. */
export const columnMeanings = [
  'name',
  'first_name',
  'middle_name',
  'last_name',
  'alias',
  'birth_date',
  'sex',
  'country',
  'number',
  'position',
  'category',
  'listed_since',
  'note',
  'id',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** A column and its meaning; null: it is stored with the remarks. */
export interface TableColumn {
  heading: string;
  meaning: ColumnMeaning | null;
}

/** Purpose of a company's own list: what its persons are listed for. */
export const tableTopics = ['blocklist', 'pep', 'close_associate', 'staff', 'sanction', 'other'] as const;
export type TableTopic = (typeof tableTopics)[number];

/** The first rows of a table whose columns have to be assigned. */
export interface TablePreview {
  columns: TableColumn[];
  rows: string[][];
  /** For a workbook with several sheets: the previewed one, and all of them. */
  sheet?: string;
  sheets?: string[];
}

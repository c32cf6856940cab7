-- What: which sheet of an Excel workbook a company's own table is read from.
-- Who writes and reads: server/screening/lists.

-- Name of the sheet at the last import; null: the list is no workbook.
alter table screening_list add column table_sheet text;

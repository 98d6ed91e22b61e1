-- The public list narrowed to one process: a merge of ranges of this index, as cases_in_cells is for any process. Process
-- and opening never change and the cell does so with the end alone, so that commands between touch it no more than that one.
create index cases_of_process on cases (process, cell, opened_at desc, id desc);

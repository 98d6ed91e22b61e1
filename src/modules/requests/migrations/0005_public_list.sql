-- The public list narrowed to one process: a merge of ranges of this index, as cases_in_cells is for any process. One
-- expression and not two columns: PostgreSQL would else skip through an index that begins with the process for lists of
-- every process too, which come out of it unsorted. Process and opening never change and a cell does so with the end
-- alone, so that commands between touch it no more than that one.
create index cases_of_process on cases ((process || '/' || cell), opened_at desc, id desc);

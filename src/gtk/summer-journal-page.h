/* Everything that was done to the records, and the way to take an entry back. */
#pragma once

#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_JOURNAL_PAGE (summer_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerJournalPage, summer_journal_page, SUMMER, JOURNAL_PAGE, SummerSheetPage)

G_END_DECLS

/* What is said of the rows of a pasted roster, in the user's language. */
#pragma once

#include "summer-chip.h"
#include "summer-roster-paste.h"

G_BEGIN_DECLS

void  summer_paste_show_state (SummerChip *chip, SummerPasteState state);
char *summer_paste_dup_reason (SummerRosterPaste *paste, guint row); /* of the row, else of its first cell to be mended, else what it changes */
char *summer_paste_dup_first_sentence (const char *text); /* of such a reason: for one line */
char *summer_paste_dup_cell   (const SummerPasteCell *cell); /* "✗ 难", "3年级 → 三年级" */
char *summer_paste_dup_contradiction (SummerRosterPaste *paste); /* columns taken by their cells, against their headings; NULL = none */
char *summer_paste_dup_counts (SummerRosterPaste *paste);

G_END_DECLS

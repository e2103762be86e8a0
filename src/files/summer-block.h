/* A block of cells as somebody pasted it from a spreadsheet, or opened it: rows of texts, with what each column
 * means, recognised by its heading and by what stands in it. Nothing is refused here but what is too big. */
#pragma once

#include <gio/gio.h>

#include "summer-day.h"

G_BEGIN_DECLS

#define SUMMER_BLOCK_MAX_ROWS 50000
#define SUMMER_BLOCK_MAX_COLUMNS 64

typedef enum
{
  SUMMER_MEANING_NONE, /* left alone */
  SUMMER_MEANING_CLASS,
  SUMMER_MEANING_CODE,
  SUMMER_MEANING_NAME,
  SUMMER_MEANING_SEX,
  SUMMER_MEANING_BIRTH,
  SUMMER_MEANING_DOCUMENT,
  SUMMER_MEANING_IDENTITY,
  SUMMER_MEANING_SCHOOL,
  SUMMER_MEANING_GRADE,
  SUMMER_MEANING_FROM,
  SUMMER_MEANING_TO,
  SUMMER_MEANING_PRIORITY,
  SUMMER_MEANING_AGREEMENT,
  SUMMER_MEANING_HEALTH,
  SUMMER_MEANING_GUARDIAN,
  SUMMER_MEANING_RELATIONSHIP,
  SUMMER_MEANING_TELEPHONE,
  SUMMER_MEANING_EMPLOYER,
  SUMMER_MEANING_POLICY, /* the number of an insurance policy */
  SUMMER_N_MEANINGS,
} SummerMeaning;

#define SUMMER_TYPE_BLOCK (summer_block_get_type ())
G_DECLARE_FINAL_TYPE (SummerBlock, summer_block, SUMMER, BLOCK, GObject)

SummerBlock  *summer_block_new_from_text  (const char *text, GError **error);
SummerBlock  *summer_block_new_from_file  (const char *path, GCancellable *cancellable, GError **error);

guint         summer_block_get_n_rows     (SummerBlock *self); /* without the title and headings above */
guint         summer_block_get_n_columns  (SummerBlock *self);
const char   *summer_block_get_cell       (SummerBlock *self, guint row, guint column); /* trimmed; "" = nothing */
char         *summer_block_dup_place      (SummerBlock *self, guint row, guint column); /* C7 where it was copied from the top */
const char   *summer_block_get_heading    (SummerBlock *self, guint column); /* "" = none */
SummerMeaning summer_block_get_meaning    (SummerBlock *self, guint column);
gboolean      summer_block_is_contradicted (SummerBlock *self, guint column); /* its heading says something else than its cells, which are believed */
void          summer_block_set_meaning    (SummerBlock *self, guint column, SummerMeaning meaning); /* taken from any other column */
int           summer_block_find_meaning   (SummerBlock *self, SummerMeaning meaning); /* its column, -1 = none */
const char   *summer_block_get_text       (SummerBlock *self, guint row, SummerMeaning meaning); /* "" = nothing */

const char   *summer_meaning_get_text     (SummerMeaning meaning); /* in the user's language */

G_END_DECLS

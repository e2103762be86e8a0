/* A pasted roster against what is stored: what each row would do, what is to be mended and asked first, and the
 * writing of it in one journal entry. Until it is applied nothing is written. */
#pragma once

#include "summer-cell-doctor.h"
#include "summer-progress.h"
#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_PASTE_BAD,       /* a cell, or the row, is to be mended */
  SUMMER_PASTE_DUPLICATE, /* a person says whether it is the child that is stored, or stands above */
  SUMMER_PASTE_ADDED,
  SUMMER_PASTE_CHANGED,   /* a child that is stored; see its changes */
  SUMMER_PASTE_SAME,
  SUMMER_PASTE_LEFT_OUT,
  SUMMER_N_PASTE_STATES,
} SummerPasteState;

typedef enum
{
  SUMMER_PASTE_NOT_SAID,
  SUMMER_PASTE_SAME_CHILD,
  SUMMER_PASTE_ANOTHER_CHILD,
} SummerPasteChoice;

typedef struct
{
  char           *text;      /* owned: as pasted, or typed since */
  SummerDiagnosis diagnosis;
  gboolean        refused;   /* the mending */
  gboolean        is_open;   /* has to be mended before anything is written */
} SummerPasteCell;

typedef struct
{
  SummerMeaning meaning;
  char         *before, *after; /* owned; "" = nothing */
} SummerPasteChange;

typedef struct
{
  const SummerChildRecord *child; /* borrowed, until the next change; code NULL = without one */
  char                    *where; /* owned: its classes, or the row above, in words */
  gboolean                 is_above; /* not stored: a row above in the list */
} SummerPasteStored;

#define SUMMER_TYPE_ROSTER_PASTE (summer_roster_paste_get_type ())
G_DECLARE_FINAL_TYPE (SummerRosterPaste, summer_roster_paste, SUMMER, ROSTER_PASTE, GObject)

SummerRosterPaste     *summer_roster_paste_new          (SummerBlock *block, SummerStore *store, gint64 programme, gint64 class_id, GError **error);
gboolean               summer_roster_paste_reload       (SummerRosterPaste *self, SummerStore *store, GError **error);
SummerBlock           *summer_roster_paste_get_block    (SummerRosterPaste *self);
gint64                 summer_roster_paste_get_class    (SummerRosterPaste *self); /* of rows that name none; 0 = not chosen */
void                   summer_roster_paste_set_class    (SummerRosterPaste *self, gint64 class_id);
void                   summer_roster_paste_set_meaning  (SummerRosterPaste *self, guint column, SummerMeaning meaning);

SummerPasteState       summer_roster_paste_get_state    (SummerRosterPaste *self, guint row);
const char            *summer_roster_paste_get_reason   (SummerRosterPaste *self, guint row); /* in words; "" = nothing to say */
const char            *summer_roster_paste_get_code     (SummerRosterPaste *self, guint row); /* that the child has or will get; NULL = not known yet */
const SummerPasteCell *summer_roster_paste_get_cell     (SummerRosterPaste *self, guint row, guint column);
GPtrArray             *summer_roster_paste_get_changes  (SummerRosterPaste *self, guint row); /* SummerPasteChange */
const SummerPasteStored *summer_roster_paste_get_stored (SummerRosterPaste *self, guint row); /* NULL = nobody like it */
char                  *summer_roster_paste_dup_stored   (SummerRosterPaste *self, guint row, SummerMeaning meaning); /* of that child; NULL = nobody like it, or nothing */
SummerPasteChoice      summer_roster_paste_get_choice   (SummerRosterPaste *self, guint row);

void                   summer_roster_paste_set_text     (SummerRosterPaste *self, guint row, guint column, const char *text);
void                   summer_roster_paste_take_proposal (SummerRosterPaste *self, guint row, guint column);
void                   summer_roster_paste_set_refused  (SummerRosterPaste *self, guint row, guint column, gboolean refused);
void                   summer_roster_paste_set_choice   (SummerRosterPaste *self, guint row, SummerPasteChoice choice);
void                   summer_roster_paste_set_left_out (SummerRosterPaste *self, guint row, gboolean left_out);

gboolean               summer_roster_paste_is_touched   (SummerRosterPaste *self); /* something was typed or chosen that is not written */
const char            *summer_roster_paste_get_full     (SummerRosterPaste *self); /* classes that get more children than places, in words; NULL = none */
guint                  summer_roster_paste_count        (SummerRosterPaste *self, SummerPasteState state);
gboolean               summer_roster_paste_is_ready     (SummerRosterPaste *self); /* nothing to mend or to ask, and something to write */
gboolean               summer_roster_paste_apply        (SummerRosterPaste *self, SummerStore *store, const char *reason,
                                                         SummerProgressFunc progress, gpointer user_data,
                                                         GCancellable *cancellable, gint64 *sequence, GError **error);

G_END_DECLS

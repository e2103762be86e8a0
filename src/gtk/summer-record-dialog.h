/* A window in which a person fills in one record: fields in two columns, checked while one types, each complaint
 * under its field; Ctrl+Enter stores it as one entry of the journal. What the fields are is told by a spec. */
#pragma once

#include "summer-complaints.h"
#include "summer-office.h"
#include "summer-suggestion.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  SUMMER_FORM_SECTION, /* a heading between the fields; no member */
  SUMMER_FORM_TEXT,    /* const char *, owned by the dialog until the next look at the fields; NULL = empty */
  SUMMER_FORM_LONG,    /* the same, several lines */
  SUMMER_FORM_DAY,     /* SummerDay */
  SUMMER_FORM_TIME,    /* SummerTime */
  SUMMER_FORM_COUNT,   /* int, -1 = empty */
  SUMMER_FORM_TENTHS,  /* int: 12.5 is 125; -1 = empty */
  SUMMER_FORM_MONEY,   /* SummerMoney; -1 = empty */
  SUMMER_FORM_TERM,    /* an enum or int of terms; not said = -1 where it is not required */
  SUMMER_FORM_YES_NO,  /* int: 1 yes, 0 no, -1 not said */
  SUMMER_FORM_CHECK,   /* int: 1 or 0 */
  SUMMER_FORM_CHOICE,  /* gint64: of what choices lists; 0 = none */
} SummerFormKind;

typedef struct _SummerFormChoices SummerFormChoices;
void summer_form_choices_add (SummerFormChoices *self, gint64 id, const char *text); /* 0 = "(none)", where that is allowed */
/* A class: only where it is of the unions shown, or chosen already. */
void summer_form_choices_add_class (SummerFormChoices *self, gint64 id, const char *text, const char *union_name);

typedef struct
{
  const char    *id;     /* what a complaint names */
  const char    *label;  /* N_(), with its mnemonic */
  SummerFormKind kind;
  gsize          offset; /* in the record */
  int            terms;  /* TERM only */
  guint          required : 1; /* marked with a star, and complained of when empty */
  guint          wide : 1;     /* over both columns */
  guint          read_only : 1;
  const char    *hint;         /* N_(): what is to be written, or NULL */
  SummerSuggestion suggest;    /* TEXT only: what is proposed while one types */
  /* CHOICE only. */
  gboolean     (*choices) (SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error);
} SummerFormField;

typedef struct
{
  const char            *title; /* N_() */
  const SummerFormField *fields;
  guint                  n_fields;
  gsize                  record_size;
  const char            *save_label; /* N_(), with its mnemonic; NULL = "_Save" */
  int                    width;      /* 0 = 760 */

  /* What is wrong with the record as it stands, or to be thought of; called while one types. May be NULL. */
  void     (*check) (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints);
  /* Stores it as one entry. FALSE with complaints, or with error set; record may be changed (a new id).
   * done: (out), owned: what is told then, with Undo beside it. */
  gboolean (*save)  (SummerStore *store, gpointer record, gpointer data, SummerComplaints *complaints, char **done, GError **error);
} SummerFormSpec;

#define SUMMER_TYPE_RECORD_DIALOG (summer_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerRecordDialog, summer_record_dialog, SUMMER, RECORD_DIALOG, AdwWindow)

/* Signal "saved": it was stored, before it closes. */
SummerRecordDialog *summer_record_dialog_new       (SummerOffice *office, const SummerFormSpec *spec, gconstpointer record /* copied */,
                                                    gpointer data, GDestroyNotify free_data); /* data goes to the spec's calls */
void                summer_record_dialog_set_subject (SummerRecordDialog *self, const char *subject); /* below the title */
void                summer_record_dialog_set_extra (SummerRecordDialog *self, GtkWidget *extra); /* below the fields: a list that is filled in too */
void                summer_record_dialog_add_button (SummerRecordDialog *self, const char *label, const char *action, GVariant *target); /* at the left of the foot */
void                summer_record_dialog_touch     (SummerRecordDialog *self); /* the extra was changed by a person: checks again, asks before closing */
void                summer_record_dialog_present   (SummerRecordDialog *self, GtkWindow *parent);
gpointer            summer_record_dialog_get_data  (SummerRecordDialog *self);
GtkWidget          *summer_record_dialog_get_field (SummerRecordDialog *self, const char *id); /* the control of a field; for tests and extras */

G_END_DECLS

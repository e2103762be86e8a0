#include "config.h"

#include "summer-questionnaire-form.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-paper.h"
#include "summer-programme-table.h"
#include "summer-qr.h"
#include "summer-questionnaires.h"
#include "summer-sheet.h"
#include "summer-terms.h"

/* Points. */
#define MARGIN 36.0
#define REACH 20.0 /* of a printer */
#define HEAD 92.0
#define QR_SIZE 78.0
#define HEADING 20.0
#define ROW 21.0
#define FOOT 16.0
#define LEAST_COMMENT 34.0
#define ANSWER_WIDTH 58.0
#define BOX 10.0
#define N_RATINGS 4

typedef struct
{
  const char *code; /* owned by codes */
  char *class;      /* owned */
} Sheet;

struct _SummerQuestionnaireForm
{
  SummerForm parent_instance;

  GArray *sheets;       /* Sheet */
  GPtrArray *codes;     /* owned: GPtrArray of char *, of each class */
  GPtrArray *questions; /* SummerQuestion */
  char *programme;      /* owned */
  double width, height; /* of one questionnaire, with its margins */
  guint per_page;
};

G_DEFINE_FINAL_TYPE (SummerQuestionnaireForm, summer_questionnaire_form, SUMMER_TYPE_FORM)

static void
sheet_clear (gpointer data)
{
  g_free (((Sheet *) data)->class);
}

static void
summer_questionnaire_form_finalize (GObject *object)
{
  SummerQuestionnaireForm *self = SUMMER_QUESTIONNAIRE_FORM (object);

  g_array_unref (self->sheets);
  g_ptr_array_unref (self->codes);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_free (self->programme);

  G_OBJECT_CLASS (summer_questionnaire_form_parent_class)->finalize (object);
}

static guint
summer_questionnaire_form_paginate (SummerForm *form, double width, double height)
{
  SummerQuestionnaireForm *self = SUMMER_QUESTIONNAIRE_FORM (form);
  const double least
      = 2 * MARGIN + HEAD + HEADING + self->questions->len * ROW + LEAST_COMMENT + FOOT;

  self->per_page = least <= height / 2 ? 2 : 1;
  self->width = width;
  self->height = height / self->per_page;
  return (self->sheets->len + self->per_page - 1) / self->per_page;
}

/* "A2C 4F": easier to read and to type than five in a row. */
static char *
dup_parted (const char *code)
{
  return g_strdup_printf ("%.3s %s", code, code + 3);
}

static void
draw_head (SummerQuestionnaireForm *self, cairo_t *cr, const Sheet *sheet, double top)
{
  const double right = self->width - MARGIN - QR_SIZE;
  const double width = right - MARGIN - 130;
  g_autofree char *parted = dup_parted (sheet->code);

  summer_paper_draw_fitted (cr, self->programme, 9, SUMMER_PAPER_PLAIN, MARGIN, top, width, 14,
                            PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, _ ("What do you think of the summer class?"), 15, SUMMER_PAPER_BOLD,
                            MARGIN, top + 15, width, 24, PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, sheet->class, 10.5, SUMMER_PAPER_PLAIN, MARGIN, top + 40, width, 16,
                            PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (
      cr,
      _ ("Tick one box in each line. Please do not write your name: the code says which class it "
         "is about, not who answers."),
      8.5, SUMMER_PAPER_PLAIN, MARGIN, top + 58, width, 28, PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, _ ("Code"), 8.5, SUMMER_PAPER_PLAIN, right - 126, top + 16, 120, 13,
                            PANGO_ALIGN_RIGHT);
  summer_paper_draw_fitted (cr, parted, 20, SUMMER_PAPER_BOLD, right - 126, top + 30, 120, 30,
                            PANGO_ALIGN_RIGHT);
  summer_qr_draw (cr, sheet->code, right, top, QR_SIZE);
}

static double
get_answer_x (SummerQuestionnaireForm *self, int rating)
{
  return self->width - MARGIN - (N_RATINGS - rating) * ANSWER_WIDTH;
}

/* The numbers are the keys by which the answers are entered. */
static void
draw_headings (SummerQuestionnaireForm *self, cairo_t *cr, double top)
{
  for (int rating = 0; rating < N_RATINGS; rating++)
    {
      g_autofree char *heading
          = g_strdup_printf ("%d %s", rating + 1,
                             summer_terms_get_text (SUMMER_TERMS_RATING, rating));

      summer_paper_draw_fitted (cr, heading, 9, SUMMER_PAPER_BOLD, get_answer_x (self, rating) + 2,
                                top + 3, ANSWER_WIDTH - 4, HEADING - 5, PANGO_ALIGN_CENTER);
    }
  summer_paper_draw_rule (cr, MARGIN, top + HEADING, self->width - 2 * MARGIN, 0, 0.8);
}

static void
draw_question (SummerQuestionnaireForm *self, cairo_t *cr, guint n, double top)
{
  const SummerQuestion *question = g_ptr_array_index (self->questions, n);
  g_autofree char *text = g_strdup_printf ("%u. %s", n + 1, question->text);

  summer_paper_draw_fitted (cr, text, 9.5, SUMMER_PAPER_PLAIN, MARGIN, top + 3,
                            get_answer_x (self, 0) - MARGIN - 6, ROW - 5, PANGO_ALIGN_LEFT);
  cairo_set_line_width (cr, 0.8);
  for (int rating = 0; rating < N_RATINGS; rating++)
    cairo_rectangle (cr, get_answer_x (self, rating) + (ANSWER_WIDTH - BOX) / 2,
                     top + (ROW - BOX) / 2, BOX, BOX);
  cairo_stroke (cr);
  summer_paper_draw_rule (cr, MARGIN, top + ROW, self->width - 2 * MARGIN, 0, 0.3);
}

static void
draw_sheet (SummerQuestionnaireForm *self, cairo_t *cr, const Sheet *sheet, double top)
{
  const double bottom = top + self->height - MARGIN - FOOT;
  double y = top + MARGIN;

  draw_head (self, cr, sheet, y);
  y += HEAD;
  draw_headings (self, cr, y);
  y += HEADING;
  for (guint i = 0; i < self->questions->len; i++, y += ROW)
    draw_question (self, cr, i, y);
  summer_paper_draw_fitted (cr, _ ("What else would you like to say?"), 9, SUMMER_PAPER_PLAIN,
                            MARGIN, y + 5, self->width - 2 * MARGIN, 14, PANGO_ALIGN_LEFT);
  for (double line = MIN (y + 42, bottom); line <= bottom; line += 24)
    summer_paper_draw_rule (cr, MARGIN, line, self->width - 2 * MARGIN, 0, 0.3);
}

/* Where the sheet is cut. */
static void
draw_cut (SummerQuestionnaireForm *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_dash (cr, (const double[]){ 4, 4 }, 2, 0);
  summer_paper_draw_rule (cr, REACH, self->height, self->width - 2 * REACH, 0, 0.5);
  cairo_restore (cr);
}

static void
summer_questionnaire_form_draw_page (SummerForm *form, cairo_t *cr, guint page)
{
  SummerQuestionnaireForm *self = SUMMER_QUESTIONNAIRE_FORM (form);

  if (self->per_page > 1)
    draw_cut (self, cr);
  for (guint i = 0; i < self->per_page; i++)
    {
      const guint at = page * self->per_page + i;

      if (at < self->sheets->len)
        draw_sheet (self, cr, &g_array_index (self->sheets, Sheet, at), i * self->height);
    }
}

static void
summer_questionnaire_form_class_init (SummerQuestionnaireFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_questionnaire_form_finalize;
  SUMMER_FORM_CLASS (klass)->paginate = summer_questionnaire_form_paginate;
  SUMMER_FORM_CLASS (klass)->draw_page = summer_questionnaire_form_draw_page;
}

static void
summer_questionnaire_form_init (SummerQuestionnaireForm *self)
{
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, sheet_clear);
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/* {{{ Reading */

typedef struct
{
  SummerQuestionnaireForm *form;
  SummerStore *store;
  gint64 programme, class_id; /* class 0 = all */
  const char *unions;         /* of these, NULL = of all */
  char *code;                 /* owned: of the one class */
  GError **error;
  gboolean failed;
} Loading;

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  Loading *loading = user_data;
  GPtrArray *codes;

  if (loading->class_id != 0 ? record->id != loading->class_id
                             : !summer_sheet_unions_hold (loading->unions, record->union_name))
    return TRUE;
  codes = summer_questionnaires_load_open (loading->store, record->id, loading->error);
  loading->failed = codes == NULL;
  if (codes == NULL)
    return FALSE;
  g_ptr_array_add (loading->form->codes, codes);
  if (loading->class_id != 0)
    loading->code = g_strdup (record->code);
  for (guint i = 0; i < codes->len; i++)
    {
      const Sheet sheet
          = { g_ptr_array_index (codes, i), g_strdup_printf ("%s %s", record->code, record->name) };

      g_array_append_val (loading->form->sheets, sheet);
    }
  return TRUE;
}

static gboolean
take_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  Loading *loading = user_data;

  if (record->id == loading->programme)
    loading->form->programme = g_strdup (record->name);
  return record->id != loading->programme;
}

/* }}} */

/**
 * summer_questionnaire_form_new:
 * @class_id: or 0 for all classes
 * @unions: (nullable): as sheets take them: 0 means all classes of these
 *
 * Questionnaires whose codes were made (summer_questionnaires_make()) and that did not come back yet.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL with @error set, also where there is nothing to print
 */
SummerForm *
summer_questionnaire_form_new (
    SummerStore *store, gint64 programme, gint64 class_id, const char *unions, GError **error)
{
  g_autoptr (SummerQuestionnaireForm) self = NULL;
  Loading loading = {
    .store = store, .programme = programme, .class_id = class_id, .unions = unions, .error = error
  };
  g_autofree char *code = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  self = g_object_new (SUMMER_TYPE_QUESTIONNAIRE_FORM, NULL);
  loading.form = self;
  self->questions = summer_questions_load (store, programme, error);
  if (self->questions == NULL || !summer_programme_each (store, take_programme, &loading, error)
      || !summer_class_each (store, programme, take_class, &loading, error) || loading.failed)
    return NULL;
  code = loading.code;
  if (self->sheets->len == 0)
    {
      summer_clerk_set_refused (
          error, _ ("There is no questionnaire to print: all came back, or no child is enrolled."));
      return NULL;
    }
  summer_form_set_title (SUMMER_FORM (self), _ ("Questionnaires"), FALSE);
  summer_form_take_name (SUMMER_FORM (self),
                         code != NULL ? g_strdup_printf ("%s %s", code, _ ("Questionnaires"))
                                      : g_strdup (_ ("Questionnaires")));
  return SUMMER_FORM (g_steal_pointer (&self));
}

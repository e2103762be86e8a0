#include "config.h"

#include "summer-card-form.h"

#include <glib/gi18n.h>

#include "summer-paper.h"
#include "summer-qr.h"

/* Points: 85.6 mm × 54 mm, so that the sleeves of identity cards fit. */
#define CARD_WIDTH 242.65
#define CARD_HEIGHT 153.07
#define ACROSS 2
#define DOWN 5

#define PADDING 10.0
#define QR_SIZE 96.0
#define MARK_LENGTH 10.0
#define MARK_GAP 3.0

typedef struct
{
  char *code, *name, *grade; /* owned; grade may be NULL */
} Card;

struct _SummerCardForm
{
  SummerForm parent_instance;

  GArray *cards;           /* Card */
  char *programme, *class; /* owned */
  double left, top;        /* of the block of cards */
};

G_DEFINE_FINAL_TYPE (SummerCardForm, summer_card_form, SUMMER_TYPE_FORM)

static void
card_clear (gpointer data)
{
  Card *card = data;

  g_free (card->code);
  g_free (card->name);
  g_free (card->grade);
}

static void
summer_card_form_finalize (GObject *object)
{
  SummerCardForm *self = SUMMER_CARD_FORM (object);

  g_array_unref (self->cards);
  g_free (self->programme);
  g_free (self->class);

  G_OBJECT_CLASS (summer_card_form_parent_class)->finalize (object);
}

static guint
summer_card_form_paginate (SummerForm *form, double width, double height)
{
  SummerCardForm *self = SUMMER_CARD_FORM (form);

  self->left = (width - ACROSS * CARD_WIDTH) / 2;
  self->top = (height - DOWN * CARD_HEIGHT) / 2;
  return (self->cards->len + ACROSS * DOWN - 1) / (ACROSS * DOWN);
}

/* Why a code cannot be scanned, in words; NULL = it can. */
static char *
dup_refusal (const char *code)
{
  if (!g_str_is_ascii (code))
    return g_strdup_printf (_ ("The code “%s” cannot be scanned: a scanner types letters A to Z, "
                               "digits and signs only. Give the child another code."),
                            code);
  if (strlen (code) > SUMMER_CARD_CODE_MAX)
    return g_strdup_printf (_ ("The code “%s” cannot be scanned: it has more than %d characters. "
                               "Give the child a shorter code."),
                            code, SUMMER_CARD_CODE_MAX);
  return NULL;
}

static void
draw_card (SummerCardForm *self, cairo_t *cr, const Card *card, double x, double y)
{
  const double right = x + CARD_WIDTH - PADDING - QR_SIZE;
  const double width = right - x - PADDING - 6;
  g_autofree char *refusal = dup_refusal (card->code);

  summer_paper_draw_fitted (cr, self->programme, 7.5, SUMMER_PAPER_PLAIN, x + PADDING, y + 8,
                            CARD_WIDTH - 2 * PADDING, 12, PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, _ ("Pick-up card"), 12, SUMMER_PAPER_BOLD, x + PADDING, y + 20,
                            CARD_WIDTH - 2 * PADDING, 18, PANGO_ALIGN_LEFT);
  summer_paper_draw_rule (cr, x + PADDING, y + 40, CARD_WIDTH - 2 * PADDING, 0, 0.6);
  summer_paper_draw_fitted (cr, card->name, 20, SUMMER_PAPER_BOLD, x + PADDING, y + 46, width, 34,
                            PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, self->class, 9, SUMMER_PAPER_PLAIN, x + PADDING, y + 82, width, 26,
                            PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, card->grade, 8, SUMMER_PAPER_PLAIN, x + PADDING, y + 109, width, 13,
                            PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, card->code, 11, SUMMER_PAPER_BOLD, x + PADDING, y + 124, width, 20,
                            PANGO_ALIGN_LEFT);
  if (refusal != NULL || !summer_qr_draw (cr, card->code, right + 4, y + 46, QR_SIZE))
    {
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, right + 4, y + 46, QR_SIZE, QR_SIZE);
      cairo_stroke (cr);
      summer_paper_draw_fitted (cr, refusal != NULL ? refusal : card->code, 8, SUMMER_PAPER_PLAIN,
                                right + 8, y + 50, QR_SIZE - 8, QR_SIZE - 8, PANGO_ALIGN_CENTER);
    }
}

/* Short lines in the margin, where the knife is laid on, and hair lines between the cards. */
static void
draw_marks (SummerCardForm *self, cairo_t *cr)
{
  const double width = ACROSS * CARD_WIDTH, height = DOWN * CARD_HEIGHT;

  for (guint i = 0; i <= ACROSS; i++)
    {
      const double x = self->left + i * CARD_WIDTH;

      summer_paper_draw_rule (cr, x, self->top - MARK_GAP, 0, -MARK_LENGTH, 0.5);
      summer_paper_draw_rule (cr, x, self->top + height + MARK_GAP, 0, MARK_LENGTH, 0.5);
    }
  for (guint i = 0; i <= DOWN; i++)
    {
      const double y = self->top + i * CARD_HEIGHT;

      summer_paper_draw_rule (cr, self->left - MARK_GAP, y, -MARK_LENGTH, 0, 0.5);
      summer_paper_draw_rule (cr, self->left + width + MARK_GAP, y, MARK_LENGTH, 0, 0.5);
    }
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
  for (guint i = 0; i <= ACROSS; i++)
    summer_paper_draw_rule (cr, self->left + i * CARD_WIDTH, self->top, 0, height, 0.3);
  for (guint i = 0; i <= DOWN; i++)
    summer_paper_draw_rule (cr, self->left, self->top + i * CARD_HEIGHT, width, 0, 0.3);
  cairo_restore (cr);
}

static void
summer_card_form_draw_page (SummerForm *form, cairo_t *cr, guint page)
{
  SummerCardForm *self = SUMMER_CARD_FORM (form);

  draw_marks (self, cr);
  for (guint i = 0; i < ACROSS * DOWN; i++)
    {
      const guint at = page * ACROSS * DOWN + i;

      if (at >= self->cards->len)
        break;
      draw_card (self, cr, &g_array_index (self->cards, Card, at),
                 self->left + i % ACROSS * CARD_WIDTH, self->top + i / ACROSS * CARD_HEIGHT);
    }
}

static void
summer_card_form_class_init (SummerCardFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_card_form_finalize;
  SUMMER_FORM_CLASS (klass)->paginate = summer_card_form_paginate;
  SUMMER_FORM_CLASS (klass)->draw_page = summer_card_form_draw_page;
}

static void
summer_card_form_init (SummerCardForm *self)
{
  self->cards = g_array_new (FALSE, FALSE, sizeof (Card));
  g_array_set_clear_func (self->cards, card_clear);
}

/**
 * summer_card_form_new:
 * @of: any day of the class: its children, whatever the dates of their enrolments
 *
 * A code that cannot be scanned has words in the place of its square, and a warning of the form.
 *
 * Returns: (transfer full): the form
 */
SummerForm *
summer_card_form_new (const SummerClassDay *of)
{
  g_autoptr (SummerCardForm) self = NULL;

  g_return_val_if_fail (of != NULL, NULL);

  self = g_object_new (SUMMER_TYPE_CARD_FORM, NULL);
  summer_form_set_title (SUMMER_FORM (self), _ ("Pick-up cards"), FALSE);
  summer_form_take_name (SUMMER_FORM (self),
                         g_strdup_printf ("%s %s", of->of->code, _ ("Pick-up cards")));
  self->programme = g_strdup (of->facts->name);
  self->class = g_strdup (of->of->name != NULL ? of->of->name : of->of->code);
  for (guint i = 0; i < of->n_children; i++)
    {
      const SummerDayChild *child = &of->children[i];
      const Card card = { g_strdup (child->code), g_strdup (child->name), g_strdup (child->grade) };
      char *refusal = dup_refusal (child->code);

      g_array_append_val (self->cards, card);
      if (refusal != NULL)
        summer_form_take_warning (SUMMER_FORM (self), refusal);
    }
  return SUMMER_FORM (g_steal_pointer (&self));
}

#include "config.h"

#include "summer-settlement-bar.h"

#include <glib/gi18n.h>

#include "summer-forms-menu.h"
#include "summer-settlement-words.h"

/* The buttons of steps are numbered as those. */
enum
{
  DRAW_UP = SUMMER_N_SETTLEMENT_STEPS,
  OBJECT,
  NOTICE,
  TAKE_STEP,
  WORKBOOK,
  N_BUTTONS,
};

static const struct
{
  guint what;
  const char *label, *action, *tooltip;
} buttons[N_BUTTONS] = {
  { DRAW_UP, N_ ("_Draw Up…"), "settlement.draw-up",
    N_ ("Freezes the amounts of all classes as they are now (Ctrl+N)") },
  { SUMMER_SETTLEMENT_CHECK, N_ ("Chec_k…"), "settlement.check",
    N_ ("A second person has checked it (Ctrl+Enter)") },
  { SUMMER_SETTLEMENT_CONFIRM, N_ ("C_onfirm…"), "settlement.confirm",
    N_ ("It counts from now on and stays (Ctrl+Enter)") },
  { SUMMER_SETTLEMENT_PUBLISH, N_ ("P_ublish…"), "settlement.publish",
    N_ ("Gives the days of the public notice (Ctrl+Enter)") },
  { SUMMER_SETTLEMENT_DISCARD, N_ ("D_iscard…"), "settlement.discard",
    N_ ("Takes the draft out (Del)") },
  { OBJECT, N_ ("New O_bjection…"), "settlement.new-objection",
    N_ ("Somebody objects to what is published (Ins)") },
  { NOTICE, N_ ("Public No_tice…"), "settlement.print-notice",
    N_ ("Prints the list that is put up, without personal data") },
  { TAKE_STEP, N_ ("_Mark the Classes…"), "settlement.take-step",
    N_ ("Takes the step of settling for all its classes at once") },
  /* Not "sheet.export", which is of the page around, too: the button would stay as that is. */
  { WORKBOOK, N_ ("_Export…"), "settlement.export",
    N_ ("The workbook of this settlement, which proves itself") },
};

void
summer_settlement_bar_fill (GtkBox *bar)
{
  g_return_if_fail (GTK_IS_BOX (bar));

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (buttons[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (bar, button);
    }
  gtk_box_append (bar, summer_forms_menu_new ());
}

static char *
dup_hindrance (guint button,
               const SummerSettlementRecord *of,
               const SummerSettlementRecord *last,
               gboolean ready)
{
  if (button == DRAW_UP && !ready)
    return g_strdup (_ ("The classes are being assessed. This takes a moment."));
  if (button == DRAW_UP && last->id != 0 && last->state < SUMMER_SETTLEMENT_CONFIRMED)
    return g_strdup_printf (
        _ ("Settlement %d is still %s. Confirm or discard it before the next is drawn up."),
        last->number, summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) last->state));
  if (button == DRAW_UP)
    return NULL;
  if (of == NULL)
    return g_strdup (_ ("Draw up a settlement first."));
  if (button < SUMMER_N_SETTLEMENT_STEPS)
    return summer_settlement_dup_hindrance (of, (SummerSettlementStep) button);
  if (button == OBJECT && of->state < SUMMER_SETTLEMENT_PUBLISHED)
    return g_strdup (_ ("It is not published yet, so nothing can be objected."));
  if (button == NOTICE && of->state < SUMMER_SETTLEMENT_CONFIRMED)
    return g_strdup (_ ("Only what is confirmed is put up. Confirm the settlement first."));
  if (button == TAKE_STEP && of->state < SUMMER_SETTLEMENT_CONFIRMED)
    return g_strdup (_ ("Classes are settled by what is confirmed. Confirm the settlement first."));
  return NULL;
}

/* What comes next stands out. */
void
summer_settlement_bar_update (GtkBox *bar,
                              GtkWidget *view,
                              const SummerSettlementRecord *of,
                              const SummerSettlementRecord *last,
                              gboolean ready)
{
  SummerSettlementStep next;
  const gboolean goes_on = of != NULL && summer_settlement_find_next (of, &next);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (bar));

  for (guint i = 0; i < N_BUTTONS; i++, button = gtk_widget_get_next_sibling (button))
    {
      g_autofree char *hindrance = dup_hindrance (buttons[i].what, of, last, ready);

      gtk_widget_action_set_enabled (view, buttons[i].action, hindrance == NULL);
      gtk_widget_set_tooltip_text (button, hindrance != NULL ? hindrance : _ (buttons[i].tooltip));
      if (goes_on ? buttons[i].what == (guint) next : buttons[i].what == DRAW_UP && last->id == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      else
        gtk_widget_remove_css_class (button, "suggested-action");
    }
  summer_forms_menu_set (button, SUMMER_FORMS_OF_SETTLEMENT, of != NULL ? of->id : 0);
  gtk_widget_action_set_enabled (view, "settlement.next", goes_on);
  gtk_widget_action_set_enabled (view, "sheet.export", of != NULL);
}

gboolean
summer_settlement_bar_find (const char *action, SummerSettlementStep *step)
{
  for (guint i = 0; i < N_BUTTONS; i++)
    if (buttons[i].what < SUMMER_N_SETTLEMENT_STEPS && g_str_equal (buttons[i].action, action))
      {
        *step = (SummerSettlementStep) buttons[i].what;
        return TRUE;
      }
  return FALSE;
}

gboolean
summer_settlement_find_next (const SummerSettlementRecord *of, SummerSettlementStep *step)
{
  for (int i = 0; i <= SUMMER_SETTLEMENT_PUBLISH; i++)
    if (summer_settlement_allows (of->state, (SummerSettlementStep) i))
      {
        *step = (SummerSettlementStep) i;
        return TRUE;
      }
  return FALSE;
}

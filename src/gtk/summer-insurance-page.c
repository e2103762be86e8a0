#include "config.h"

#include "summer-insurance-page.h"

#include <glib/gi18n.h>

#include "summer-claims-page.h"
#include "summer-phrase.h"

struct _SummerInsurancePage
{
  SummerSheetPage parent_instance;

  GtkStack *stack; /* the policies, and the claims on them */
  SummerPage *claims;
};

G_DEFINE_FINAL_TYPE (SummerInsurancePage, summer_insurance_page, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s policy", "%s policies", count), count);
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  static const char *const columns[]
      = { "insurer", "kind", "first_day", "last_day", "insured", "sum_insured", "premium" };

  summer_details_begin (details, summer_sheet_page_get_raw (page, row, "number"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);
}

/* The two ways to and from the insurer stand over the policies. */
static void
add_button (SummerSheetView *view, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  summer_sheet_view_add_button (view, button);
}

static void
add_switch (SummerInsurancePage *self, SummerPage *page)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  summer_sheet_view_add_switch (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (page)), switcher);
}

static void
put_claims_beside (SummerInsurancePage *self)
{
  g_autoptr (GtkWidget) policies = g_object_ref (adw_bin_get_child (ADW_BIN (self)));

  self->stack = GTK_STACK (gtk_stack_new ());
  self->claims = g_object_new (SUMMER_TYPE_CLAIMS_PAGE, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_stack_add_titled (self->stack, policies, "policies", _ ("Policies"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->claims), "claims", _ ("Claims"));
  add_switch (self, SUMMER_PAGE (self));
  add_switch (self, self->claims);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
summer_insurance_page_refresh (SummerPage *page)
{
  SummerInsurancePage *self = SUMMER_INSURANCE_PAGE (page);

  SUMMER_PAGE_CLASS (summer_insurance_page_parent_class)->refresh (page);
  if (summer_page_get_office (self->claims) == NULL)
    summer_page_set_office (self->claims, summer_page_get_office (page));
}

/* The claims; NULL = the policies, which are the page's own. */
static SummerPage *
get_shown (SummerInsurancePage *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->claims) ? self->claims
                                                                                : NULL;
}

static GtkWidget *
summer_insurance_page_get_commands (SummerPage *page)
{
  SummerPage *shown = get_shown (SUMMER_INSURANCE_PAGE (page));

  return shown != NULL
             ? summer_page_get_commands (shown)
             : SUMMER_PAGE_CLASS (summer_insurance_page_parent_class)->get_commands (page);
}

static void
summer_insurance_page_show_added (SummerPage *page)
{
  SummerPage *shown = get_shown (SUMMER_INSURANCE_PAGE (page));

  if (shown != NULL)
    summer_page_show_added (shown);
  else
    SUMMER_PAGE_CLASS (summer_insurance_page_parent_class)->show_added (page);
}

static void
summer_insurance_page_constructed (GObject *object)
{
  SummerSheetView *view;

  G_OBJECT_CLASS (summer_insurance_page_parent_class)->constructed (object);

  view = summer_sheet_page_get_view (SUMMER_SHEET_PAGE (object));
  add_button (view, _ ("_Compare a List…"), "win.reconcile-insurance", NULL);
  add_button (view, _ ("List _to Send…"), "win.save-as", g_variant_new_string ("insurance"));
  put_claims_beside (SUMMER_INSURANCE_PAGE (object));
}

static void
summer_insurance_page_class_init (SummerInsurancePageClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = summer_insurance_page_constructed;
  SUMMER_PAGE_CLASS (klass)->refresh = summer_insurance_page_refresh;
  SUMMER_PAGE_CLASS (klass)->get_commands = summer_insurance_page_get_commands;
  SUMMER_PAGE_CLASS (klass)->show_added = summer_insurance_page_show_added;
  page_class->spec = &summer_sheet_insurance;
  page_class->table = "insurance";
  page_class->where = "kind";
  page_class->empty_icon = "summer-insurance-symbolic";
  page_class->empty_title = N_ ("No Insurance Yet");
  page_class->empty_text
      = N_ ("Import the sheets of policies and insured children of the programme workbook.");
  page_class->dup_count_text = dup_count_text;
  page_class->describe = describe;
}

static void
summer_insurance_page_init (SummerInsurancePage *self)
{
}

gint64
summer_insurance_page_get_policy (SummerInsurancePage *self)
{
  g_return_val_if_fail (SUMMER_IS_INSURANCE_PAGE (self), 0);

  return summer_sheet_view_get_chosen (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self)));
}

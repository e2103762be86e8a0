#include "config.h"

#include "summer-enrolment-page.h"

#include <glib/gi18n.h>

#include "summer-duplicates-view.h"
#include "summer-enrolment-list.h"

struct _SummerEnrolmentPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerEnrolmentList *list;
  SummerDuplicatesView *duplicates;
};

G_DEFINE_FINAL_TYPE (SummerEnrolmentPage, summer_enrolment_page, SUMMER_TYPE_PAGE)

/* "Duplicates 3": how many there are. */
static void
set_title (SummerEnrolmentPage *self, guint n)
{
  GtkStackPage *page = gtk_stack_get_page (self->stack, GTK_WIDGET (self->duplicates));
  g_autofree char *text
      = n > 0 ? g_strdup_printf (_ ("Duplicates %u"), n) : g_strdup (_ ("Duplicates"));

  gtk_stack_page_set_title (page, text);
}

static void
summer_enrolment_page_refresh (SummerPage *page)
{
  SummerEnrolmentPage *self = SUMMER_ENROLMENT_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);

  summer_enrolment_list_refresh (self->list, office);
  set_title (self, summer_duplicates_view_refresh (self->duplicates, office));
}

/* "x" = an application; "s" = the sheet: "list" or "duplicates". */
static void
summer_enrolment_page_show (SummerPage *page, GVariant *target)
{
  SummerEnrolmentPage *self = SUMMER_ENROLMENT_PAGE (page);

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      summer_enrolment_list_choose (self->list, g_variant_get_int64 (target));
    }
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    gtk_stack_set_visible_child_name (self->stack, g_variant_get_string (target, NULL));
}

static GtkWidget *
summer_enrolment_page_get_commands (SummerPage *page)
{
  return gtk_stack_get_visible_child (SUMMER_ENROLMENT_PAGE (page)->stack);
}

static gint64
summer_enrolment_page_get_class (SummerPage *page)
{
  return summer_enrolment_list_get_class (SUMMER_ENROLMENT_PAGE (page)->list);
}

static void
summer_enrolment_page_show_added (SummerPage *page)
{
  summer_enrolment_list_show_added (SUMMER_ENROLMENT_PAGE (page)->list);
}

static gboolean
summer_enrolment_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (summer_enrolment_page_get_commands (SUMMER_PAGE (widget)));
}

/* It stands beside the title of both sheets, so that it does not move when the sheet does. */
static GtkWidget *
new_switch (SummerEnrolmentPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  return switcher;
}

static void
summer_enrolment_page_class_init (SummerEnrolmentPageClass *klass)
{
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = summer_enrolment_page_grab_focus;
  page_class->refresh = summer_enrolment_page_refresh;
  page_class->show = summer_enrolment_page_show;
  page_class->get_commands = summer_enrolment_page_get_commands;
  page_class->get_class = summer_enrolment_page_get_class;
  page_class->show_added = summer_enrolment_page_show_added;
}

static void
summer_enrolment_page_init (SummerEnrolmentPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = SUMMER_ENROLMENT_LIST (summer_enrolment_list_new ());
  self->duplicates = SUMMER_DUPLICATES_VIEW (summer_duplicates_view_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), "list", _ ("Waiting list"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->duplicates), "duplicates", _ ("Duplicates"));
  summer_enrolment_list_add_switch (self->list, new_switch (self));
  summer_duplicates_view_add_switch (self->duplicates, new_switch (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

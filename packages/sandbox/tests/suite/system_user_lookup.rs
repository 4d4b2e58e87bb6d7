use serde_json::Value;
use systembruker_sandbox::{Sandbox, System, SystemUser, SystemUserStatus};

use crate::harness::{AGENCY, Attempt, CLIENT, CUSTOMER, NOW, SYSTEM, SYSTEM_USER, VENDOR, start};

type Change = fn(&Sandbox, &mut Attempt);

fn user() -> SystemUser {
    SystemUser::new(SYSTEM, CUSTOMER).id(SYSTEM_USER)
}

fn detail(attempt: &mut Attempt) -> &mut Value {
    &mut attempt.claims["authorization_details"][0]
}

#[tokio::test]
async fn every_cause_of_mp_303_is_modelled_and_told_in_the_request_log_only() {
    let cases: [(&str, Change); 14] = [
        ("not_approved", |sandbox, _| {
            sandbox.set_system_user(user().status(SystemUserStatus::New)).unwrap();
        }),
        ("rejected", |sandbox, _| {
            sandbox.set_system_user(user().status(SystemUserStatus::Rejected)).unwrap();
        }),
        ("deleted", |sandbox, _| sandbox.delete_system_user(SYSTEM_USER).unwrap()),
        ("system_deleted", |sandbox, _| sandbox.delete_system(SYSTEM).unwrap()),
        ("client_id_not_listed", |sandbox, _| sandbox.set_system(System::new(SYSTEM).client_id("other")).unwrap()),
        ("external_ref_missing", |sandbox, _| {
            sandbox.set_system_user(user().external_ref("avd-1")).unwrap();
        }),
        ("external_ref_differs", |_, attempt| detail(attempt)["externalRef"] = "avd-2".into()),
        ("external_ref_differs", |_, attempt| detail(attempt)["externalRef"] = "".into()),
        ("owner_unknown", |_, attempt| detail(attempt)["systemuser_org"]["ID"] = format!("0192:{AGENCY}").into()),
        ("owner_malformed", |_, attempt| detail(attempt)["systemuser_org"]["ID"] = CUSTOMER.into()),
        ("owner_malformed", |_, attempt| detail(attempt)["systemuser_org"]["ID"] = "9908:311860917".into()),
        ("owner_malformed", |_, attempt| detail(attempt)["systemuser_org"]["authority"] = "other".into()),
        ("not_active_yet", |sandbox, _| {
            sandbox.set_system_user(user().active_from(NOW + 1)).unwrap();
        }),
        ("other_vendor", |sandbox, _| {
            let id = format!("{AGENCY}_annet");
            sandbox.delete_system(SYSTEM).unwrap();
            sandbox.set_system(System::new(&id).client_id(CLIENT)).unwrap();
            sandbox.set_system_user(SystemUser::new(&id, VENDOR)).unwrap();
        }),
    ];
    for (cause, change) in cases {
        let sandbox = start().await;
        let mut attempt = Attempt::new(&sandbox);
        change(&sandbox, &mut attempt);
        if cause == "other_vendor" {
            detail(&mut attempt)["systemuser_org"]["ID"] = format!("0192:{VENDOR}").into();
        }
        let reply = attempt.send(&sandbox).await;
        assert_eq!(reply.json()["error"], "invalid_altinn_customer_configuration", "{cause}: {}", reply.text());
        assert!(!reply.text().contains(cause), "{cause}: {}", reply.text());
        let seen = sandbox.requests().pop().unwrap();
        assert_eq!(seen.cause.as_deref(), Some(cause));
        assert_eq!(seen.code, Some("MP-303"));
    }
}

#[tokio::test]
async fn the_owners_own_number_is_the_reference_of_a_user_requested_without_one() {
    let sandbox = start().await;
    let mut attempt = Attempt::new(&sandbox);
    detail(&mut attempt)["externalRef"] = CUSTOMER.into();
    attempt.access_token(&sandbox).await;
}

#[tokio::test]
async fn an_approval_takes_effect_when_its_time_has_come() {
    let sandbox = start().await;
    sandbox.set_system_user(user().active_from(NOW + 15)).unwrap();
    assert_eq!(Attempt::new(&sandbox).send(&sandbox).await.status, 400);
    sandbox.set_clock(systembruker_sandbox::ClockSetting::Fixed(NOW + 15));
    Attempt::new(&sandbox).access_token(&sandbox).await;
}

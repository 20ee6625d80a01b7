package io.openbroker.sample.benchmarks.spring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.servicebroker.exception.ServiceInstanceBindingDoesNotExistException;
import org.springframework.cloud.servicebroker.exception.ServiceInstanceDoesNotExistException;
import org.springframework.cloud.servicebroker.model.binding.CreateServiceInstanceAppBindingResponse;
import org.springframework.cloud.servicebroker.model.binding.CreateServiceInstanceBindingRequest;
import org.springframework.cloud.servicebroker.model.binding.CreateServiceInstanceBindingResponse;
import org.springframework.cloud.servicebroker.model.binding.DeleteServiceInstanceBindingRequest;
import org.springframework.cloud.servicebroker.model.binding.DeleteServiceInstanceBindingResponse;
import org.springframework.cloud.servicebroker.model.catalog.Catalog;
import org.springframework.cloud.servicebroker.model.catalog.Plan;
import org.springframework.cloud.servicebroker.model.catalog.ServiceDefinition;
import org.springframework.cloud.servicebroker.model.instance.CreateServiceInstanceRequest;
import org.springframework.cloud.servicebroker.model.instance.CreateServiceInstanceResponse;
import org.springframework.cloud.servicebroker.model.instance.DeleteServiceInstanceRequest;
import org.springframework.cloud.servicebroker.model.instance.DeleteServiceInstanceResponse;
import org.springframework.cloud.servicebroker.model.instance.GetLastServiceOperationRequest;
import org.springframework.cloud.servicebroker.model.instance.GetLastServiceOperationResponse;
import org.springframework.cloud.servicebroker.model.instance.GetServiceInstanceRequest;
import org.springframework.cloud.servicebroker.model.instance.GetServiceInstanceResponse;
import org.springframework.cloud.servicebroker.model.instance.OperationState;
import org.springframework.cloud.servicebroker.service.ServiceInstanceBindingService;
import org.springframework.cloud.servicebroker.service.ServiceInstanceService;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * The broker of the benchmark, which keeps its instances and bindings in maps. Passwords are compared without a hash, as in the
 * broker that it is compared with.
 */
@SpringBootApplication
public class SpringBroker {

    private static final String SERVICE = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d001";
    private static final String PLAN = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d002";

    /** Starts the broker on the port that the environment variable SERVER_PORT names. */
    public static void main(String[] args) {
        SpringApplication.run(SpringBroker.class, args);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(User.withUsername("platform")
                .password("benchmark")
                .roles("PLATFORM")
                .build());
    }

    // Any other encoder hashes the password, with each request.
    @Bean
    @SuppressWarnings("deprecation")
    PasswordEncoder passwords() {
        return NoOpPasswordEncoder.getInstance();
    }

    @Bean
    Catalog catalog() {
        return Catalog.builder()
                .serviceDefinitions(ServiceDefinition.builder()
                        .id(SERVICE)
                        .name("measured")
                        .description("A service that costs nothing")
                        .bindable(true)
                        .instancesRetrievable(true)
                        .plans(Plan.builder()
                                .id(PLAN)
                                .name("only")
                                .description("The only plan")
                                .free(true)
                                .build())
                        .build())
                .build();
    }

    @Service
    static class Instances implements ServiceInstanceService {

        private record Instance(String planId, Map<String, Object> parameters) {}

        private final Map<String, Instance> instances = new ConcurrentHashMap<>();

        @Override
        public Mono<CreateServiceInstanceResponse> createServiceInstance(CreateServiceInstanceRequest request) {
            Instance requested = new Instance(request.getPlanId(), request.getParameters());
            Instance present = instances.putIfAbsent(request.getServiceInstanceId(), requested);
            return Mono.just(CreateServiceInstanceResponse.builder()
                    .instanceExisted(requested.equals(present))
                    .build());
        }

        @Override
        public Mono<GetServiceInstanceResponse> getServiceInstance(GetServiceInstanceRequest request) {
            Instance present = instances.get(request.getServiceInstanceId());
            if (present == null) {
                return Mono.error(new ServiceInstanceDoesNotExistException(request.getServiceInstanceId()));
            }
            return Mono.just(GetServiceInstanceResponse.builder()
                    .serviceDefinitionId(SERVICE)
                    .planId(present.planId())
                    .parameters(present.parameters())
                    .build());
        }

        @Override
        public Mono<GetLastServiceOperationResponse> getLastOperation(GetLastServiceOperationRequest request) {
            if (!instances.containsKey(request.getServiceInstanceId())) {
                return Mono.error(new ServiceInstanceDoesNotExistException(request.getServiceInstanceId()));
            }
            return Mono.just(GetLastServiceOperationResponse.builder()
                    .operationState(OperationState.SUCCEEDED)
                    .build());
        }

        @Override
        public Mono<DeleteServiceInstanceResponse> deleteServiceInstance(DeleteServiceInstanceRequest request) {
            if (instances.remove(request.getServiceInstanceId()) == null) {
                return Mono.error(new ServiceInstanceDoesNotExistException(request.getServiceInstanceId()));
            }
            return Mono.just(DeleteServiceInstanceResponse.builder().build());
        }
    }

    @Service
    static class Bindings implements ServiceInstanceBindingService {

        private final Set<List<String>> bindings = ConcurrentHashMap.newKeySet();

        @Override
        public Mono<CreateServiceInstanceBindingResponse> createServiceInstanceBinding(
                CreateServiceInstanceBindingRequest request) {
            boolean added = bindings.add(List.of(request.getServiceInstanceId(), request.getBindingId()));
            return Mono.just(CreateServiceInstanceAppBindingResponse.builder()
                    .bindingExisted(!added)
                    .credentials("user", "user-" + request.getBindingId())
                    .build());
        }

        @Override
        public Mono<DeleteServiceInstanceBindingResponse> deleteServiceInstanceBinding(
                DeleteServiceInstanceBindingRequest request) {
            if (!bindings.remove(List.of(request.getServiceInstanceId(), request.getBindingId()))) {
                return Mono.error(new ServiceInstanceBindingDoesNotExistException(request.getBindingId()));
            }
            return Mono.just(DeleteServiceInstanceBindingResponse.builder().build());
        }
    }
}
